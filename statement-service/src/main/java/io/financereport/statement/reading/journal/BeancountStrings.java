package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.text.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts strings that go on over several lines, at the margin too, together with the lines that they begin in. A quote that nobody closes
 * would take in the directives below it: one that stands in a string is taken for that.
 */
final class BeancountStrings {
    private static final int LINES_MAX = 1_000;
    private static final int CHARACTERS_MAX = 64 * 1024;
    private static final Pattern DIRECTIVE = Pattern.compile(
            "\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}\\s+(?:[*!]|txn|open|close|balance|pad|note|document|event|price|commodity)\\s.*");

    /** Whole lines, and the one that is not closed yet at the end. */
    private final List<TextLine> lines = new ArrayList<>();

    private int goingOn;

    boolean isOpen() {
        return goingOn > 0;
    }

    /**
     * The block with all of its strings; null while one goes on in the next block.
     *
     * @throws Refusal when a string is not closed
     */
    @Nullable
    JournalBlock closed(JournalBlock block) {
        add(block.head());
        block.indented().forEach(this::add);
        if (isOpen()) {
            return null;
        }
        var whole = new JournalBlock(lines.getFirst(), lines.subList(1, lines.size()));
        lines.clear();
        return whole;
    }

    /**
     * At the end of the file.
     *
     * @throws Refusal when a string is not closed
     */
    void requireClosed() {
        if (isOpen()) {
            throw notClosed();
        }
    }

    private void add(TextLine line) {
        if (!isOpen()) {
            lines.add(line);
            goingOn = endsInString(line.text(), false) ? 1 : 0;
            return;
        }
        var begun = lines.getLast();
        if (++goingOn > LINES_MAX
                || begun.text().length() > CHARACTERS_MAX
                || DIRECTIVE.matcher(line.text()).matches()) {
            throw notClosed();
        }
        lines.removeLast();
        lines.add(new TextLine(begun.text() + "\n" + line.text(), begun.from(), line.to(), begun.line()));
        goingOn = endsInString(line.text(), true) ? goingOn : 0;
    }

    private static boolean endsInString(String text, boolean begins) {
        var isIn = begins;
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == ';' && !isIn) {
                return false;
            } else if (c == '\\' && isIn) {
                at++;
            } else if (c == '"') {
                isIn = !isIn;
            }
        }
        return isIn;
    }

    private Refusal notClosed() {
        return new Refusal(
                ReadingCode.QUOTE_NOT_CLOSED,
                "A text begins here, and the quote at its end is missing.",
                lines.getLast().line());
    }
}
