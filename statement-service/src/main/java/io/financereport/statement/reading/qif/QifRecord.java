package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.text.TextLine;
import java.util.List;
import java.util.Locale;

/**
 * A header, or the lines of a record.
 *
 * @param lines at least one; of a header exactly one, of a record those before its {@code ^}
 * @param to the byte after the last one of its {@code ^}
 */
record QifRecord(List<TextLine> lines, End end, long to) {
    private static final char HEADER = '!';

    /** What a record ends with. */
    enum End {
        /** {@code ^}, or the line end of a header. */
        SIGN,
        /** The next header or the end of the file. */
        NOTHING
    }

    QifRecord {
        lines = List.copyOf(lines);
    }

    static boolean isHeader(TextLine line) {
        return line.text().strip().charAt(0) == HEADER;
    }

    boolean isHeader() {
        return isHeader(lines.getFirst());
    }

    /** A header without its sign, in capital letters. */
    String header() {
        return lines.getFirst().text().strip().substring(1).strip().toUpperCase(Locale.ROOT);
    }

    /** What stands behind the letter, in the first line that begins with it; empty when none does. */
    String first(char letter) {
        for (TextLine line : lines) {
            var text = line.text().strip();
            if (text.charAt(0) == letter) {
                return text.substring(1).strip();
            }
        }
        return "";
    }

    long from() {
        return lines.getFirst().from();
    }

    long line() {
        return lines.getFirst().line();
    }
}
