package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.text.TextLine;
import io.financereport.statement.reading.text.TextLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line at the margin with the indented ones that belong to it. */
record JournalBlock(TextLine head, List<TextLine> indented) {
    /** Postings and their comments; thousands of them are no transaction. */
    private static final int LINES_MAX = 10_000;

    JournalBlock {
        indented = List.copyOf(indented);
    }

    /** The next block, or null at the end. Indented lines at the start of the file are one without a head that says anything. */
    static @Nullable JournalBlock next(TextLines lines) throws IOException {
        var head = lines.next();
        if (head == null) {
            return null;
        }
        var indented = new ArrayList<TextLine>();
        for (TextLine line = lines.next(); line != null; line = lines.next()) {
            if (!isIndented(line)) {
                lines.push(line);
                break;
            }
            if (indented.size() == LINES_MAX) {
                throw new Refusal(
                        ReadingCode.RECORD_TOO_LONG, "A transaction has at most " + LINES_MAX + " lines.", head.line());
            }
            indented.add(line);
        }
        return new JournalBlock(head, indented);
    }

    private static boolean isIndented(TextLine line) {
        return line.text().charAt(0) == ' ' || line.text().charAt(0) == '\t';
    }
}
