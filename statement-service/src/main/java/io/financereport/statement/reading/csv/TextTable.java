package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TextEncoding;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** The records of a text file. */
record TextTable(SourceDocument document, TextEncoding encoding) implements Table {
    /** The likeliest first. */
    static final String SEPARATORS = ",;\t|^";

    /** A bar or a caret may be the second half of a character there. */
    private static final String SEPARATORS_OF_SEVERAL_BYTES = ",;\t";

    private static final Pattern FIELD_ENDS = Pattern.compile("[,;\t|^\"\r\n]+");
    private static final int WORDS_LOOKED_AT = 1_000;

    static TextTable of(SourceDocument document) throws IOException {
        return new TextTable(document, encoding(document));
    }

    /** Of the charsets that are likely, the one in which most columns have names that are known. */
    static TextEncoding encoding(SourceDocument document) throws IOException {
        var likeliest = TextEncoding.likeliest(document);
        var best = likeliest.getFirst();
        var mostNames = 0L;
        for (TextEncoding encoding : likeliest.size() == 1 ? List.<TextEncoding>of() : likeliest) {
            var names = FIELD_ENDS
                    .splitAsStream(encoding.beginning(document))
                    .limit(WORDS_LOOKED_AT)
                    .filter(word -> HeaderWords.roleOf(word) != null)
                    .count();
            if (names > mostNames) {
                best = encoding;
                mostNames = names;
            }
        }
        return best;
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public char[] separators() {
        return (encoding.isOfSeveralBytes() ? SEPARATORS_OF_SEVERAL_BYTES : SEPARATORS).toCharArray();
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
