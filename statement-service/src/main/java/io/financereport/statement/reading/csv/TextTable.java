package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TextEncoding;
import java.io.IOException;
import java.util.List;

/** The records of a text file. */
record TextTable(SourceDocument document, TextEncoding encoding) implements Table {
    /** The likeliest first. */
    static final String SEPARATORS = ",;\t|";

    static TextTable of(SourceDocument document) throws IOException {
        return new TextTable(document, TextEncoding.ofAnyWidth(document));
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public char[] separators() {
        return SEPARATORS.toCharArray();
    }

    @Override
    public List<ReadingProblem> problems() {
        return encoding.problems();
    }

    @Override
    public Records open(char separator) throws IOException {
        return new CsvRecords(document.open(), encoding, separator);
    }
}
