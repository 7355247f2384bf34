package io.financereport.statement.reading;

import io.financereport.statement.reading.bai2.Bai2Reader;
import io.financereport.statement.reading.camt.CamtReader;
import io.financereport.statement.reading.csv.CsvReader;
import io.financereport.statement.reading.journal.JournalReader;
import io.financereport.statement.reading.mt940.Mt940Reader;
import io.financereport.statement.reading.ofx.OfxReader;
import io.financereport.statement.reading.pdf.PdfReader;
import io.financereport.statement.reading.qif.QifReader;
import io.financereport.statement.reading.text.TextLines;
import io.financereport.statement.reading.text.Utf16Document;
import io.financereport.statement.reading.xlsx.XlsxReader;
import io.financereport.statement.reading.xml.XmlEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads a file of any supported format, found by its content. */
public final class StatementReader {
    private StatementReader() {}

    /**
     * Streams the rows of the file to the sink. What cannot be read is an answer, not an exception.
     *
     * @throws IOException when the bytes cannot be had
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        var rows = new TooPrecise(sink);
        var head = head(document);
        try (var wide = Utf16Document.of(document, head)) {
            var format = FormatDetection.of(head);
            var reading = wide == null
                    ? read(format, document, hints, limits, rows)
                    : read(format, wide, hints, limits, wide.placing(rows));
            return rows.flagged(reading);
        } catch (Refusal e) {
            return new Reading.Refused(e.problem());
        }
    }

    private static Reading read(
            Format format, SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return switch (format) {
            case BAI2 -> Bai2Reader.read(document, hints, limits, sink);
            case CSV -> CsvReader.read(document, hints, limits, sink);
            case OFX -> OfxReader.read(document, hints, limits, sink);
            case MT940 -> Mt940Reader.read(document, hints, limits, sink);
            case CAMT -> CamtReader.read(document, hints, limits, sink);
            case QIF -> QifReader.read(document, hints, limits, sink);
            case HLEDGER, BEANCOUNT -> JournalReader.read(format, document, hints, limits, sink);
            case PDF -> PdfReader.read(document, hints, limits, sink);
            case PICTURE ->
                throw new Refusal(
                        ReadingCode.TEXT_MISSING,
                        "The file is a picture. Ask the bank for a PDF with text, or for CSV or OFX.");
            case XLSX -> XlsxReader.read(document, hints, limits, sink);
            case ZIP ->
                throw new Refusal(
                        ReadingCode.FORMAT_NOT_SUPPORTED, "An archive is no statement: its files are, one by one.");
        };
    }

    /**
     * The charset by which {@link #read} makes text of the file's bytes. Goes through the file once.
     *
     * @throws IOException when the bytes cannot be had
     * @throws Refusal when the file cannot be read
     */
    public static Charset charset(SourceDocument document) throws IOException {
        var head = head(document);
        var wide = Utf16Document.charset(head);
        if (wide != null) {
            return wide;
        }
        return switch (FormatDetection.of(head)) {
            case CSV -> CsvReader.encoding(document).charset();
            case BAI2, MT940, QIF, HLEDGER, BEANCOUNT ->
                TextEncoding.of(document, null).charset();
            case OFX -> OfxReader.encoding(document).charset();
            case CAMT -> XmlEncoding.of(document).charset();
            case PDF, PICTURE, XLSX, ZIP ->
                throw new IllegalArgumentException("The text of this format is not in its bytes");
        };
    }

    /**
     * What stands around a row that is in no text file. Reads no more of the file than it has to.
     *
     * @param limits how long it may take; rows are not counted
     * @throws IOException when the bytes cannot be had
     * @throws Refusal when the file cannot be read
     */
    public static Passage passage(SourceDocument document, ReadingLimits limits, Source source) throws IOException {
        var format = FormatDetection.of(head(document));
        if (format == Format.PDF && source instanceof Source.Box box) {
            return PdfReader.passage(document, limits, box);
        }
        if (format == Format.XLSX && source instanceof Source.Cells cells) {
            return XlsxReader.passage(document, limits, cells);
        }
        throw new IllegalArgumentException("Rows of " + format + " stand in bytes and not at " + source);
    }

    /**
     * The file as lines of text, for a reader that knows no layout. Lines of blanks are passed over.
     *
     * @param limits how long it may take; rows are not counted
     * @param max no more lines than these
     * @return none where the format's own reader says all there is to say
     * @throws IOException when the bytes cannot be had
     * @throws Refusal when the file cannot be read as text
     */
    public static List<ShownLine> lines(SourceDocument document, ReadingLimits limits, int max) throws IOException {
        var head = head(document);
        return switch (FormatDetection.of(head)) {
            case CSV -> textLines(document, head, max);
            case PDF -> PdfReader.lines(document, limits, max);
            case BAI2, OFX, MT940, CAMT, QIF, HLEDGER, BEANCOUNT, PICTURE, XLSX, ZIP -> List.of();
        };
    }

    private static List<ShownLine> textLines(SourceDocument document, byte[] head, int max) throws IOException {
        try (var wide = Utf16Document.of(document, head)) {
            return wide == null
                    ? textLines(document, UnaryOperator.identity(), max)
                    : textLines(wide, wide::original, max);
        }
    }

    private static List<ShownLine> textLines(SourceDocument text, UnaryOperator<Source.Bytes> place, int max)
            throws IOException {
        var shown = new ArrayList<ShownLine>();
        try (var lines = new TextLines(text.open(), CsvReader.encoding(text))) {
            for (var line = lines.next(); line != null && shown.size() < max; line = lines.next()) {
                shown.add(
                        new ShownLine(line.text(), place.apply(new Source.Bytes(line.from(), line.to(), line.line()))));
            }
        }
        return shown;
    }

    private static byte[] head(SourceDocument document) throws IOException {
        try (InputStream in = document.open()) {
            return in.readNBytes(FormatDetection.HEAD_BYTES);
        }
    }
}
