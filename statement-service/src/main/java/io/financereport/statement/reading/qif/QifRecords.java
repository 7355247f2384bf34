package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.qif.QifRecord.End;
import io.financereport.statement.reading.text.TextLine;
import io.financereport.statement.reading.text.TextLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into headers and records. A record ends with a line that begins with {@code ^}; where that is missing, before another
 * date, unless splits, which may have dates of their own, stand before it.
 */
final class QifRecords implements AutoCloseable {
    /** Splits need three lines each; thousands of them are no transaction. */
    private static final int RECORD_LINES_MAX = 10_000;

    private static final int RECORD_CHARACTERS_MAX = 256 * 1024;
    private static final char END = '^';
    private static final char DATE = 'D';

    private final TextLines lines;

    QifRecords(TextLines lines) {
        this.lines = lines;
    }

    /** The next header or record, or null at the end. A {@code ^} without lines before it is passed over. */
    @Nullable
    QifRecord next() throws IOException {
        var record = new ArrayList<TextLine>();
        var characters = 0L;
        var hasDate = false;
        var hasAmount = false;
        var hasSplits = false;
        for (TextLine line = lines.next(); line != null; line = lines.next()) {
            if (QifRecord.isHeader(line)) {
                if (record.isEmpty()) {
                    return new QifRecord(List.of(line), End.SIGN, line.to());
                }
                lines.push(line);
                return new QifRecord(record, End.NOTHING, record.getLast().to());
            }
            var letter = line.text().strip().charAt(0);
            if (letter == DATE && hasDate && hasAmount && !hasSplits) {
                lines.push(line);
                return new QifRecord(record, End.NOTHING, record.getLast().to());
            }
            hasDate |= letter == DATE;
            hasAmount |= letter == 'T' || letter == 'U';
            hasSplits |= letter == 'S';
            if (letter != END) {
                record.add(line);
                characters += line.text().length();
                if (record.size() > RECORD_LINES_MAX || characters > RECORD_CHARACTERS_MAX) {
                    throw new Refusal(
                            ReadingCode.RECORD_TOO_LONG,
                            "A record has at most " + RECORD_LINES_MAX + " lines and " + RECORD_CHARACTERS_MAX
                                    + " characters.",
                            record.getFirst().line());
                }
            } else if (!record.isEmpty()) {
                return new QifRecord(record, End.SIGN, line.to());
            }
        }
        return record.isEmpty()
                ? null
                : new QifRecord(record, End.NOTHING, record.getLast().to());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
