package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.mt940.Mt940Field.Kind;
import io.financereport.statement.reading.mt940.Mt940Field.Place;
import io.financereport.statement.reading.text.TextLine;
import io.financereport.statement.reading.text.TextLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together to fields. Text that a bank wrapped can look like a tag (half past twelve, wrapped before its minutes,
 * is {@code :30:}), so that within a row only the tags that may follow a row are tags.
 */
final class Mt940Fields implements AutoCloseable {
    private static final String DETAILS = "86";
    private static final int FIELD_CHARACTERS_MAX = 256 * 1024;
    private static final Set<String> FOLLOW_A_ROW = Set.of("61", "64", "65", "86", "NS");
    private static final Set<String> FOLLOW_A_BEGINNING =
            Set.of("13", "13C", "13D", "21", "25", "25P", "28", "28C", "34F", "60F", "60M", "NS");

    private static final String END = "-}";

    private final TextLines lines;
    private boolean inRow;

    Mt940Fields(TextLines lines) {
        this.lines = lines;
    }

    /** The next stretch, or null at the end. */
    @Nullable
    Mt940Field next() throws IOException {
        var line = ahead();
        if (line == null) {
            return null;
        }
        var start = start(line.text());
        var tag = tagAt(line.text(), start);
        var known = tag == null || isTagHere(tag) ? tag : DETAILS;
        lines.next();
        if (isBlock(line.text())) {
            return block(line);
        } else if (isEnd(line.text())) {
            return end(line);
        } else {
            return tag == null || known == null
                    ? stretch(Kind.BANNER, "", List.of(line.text()), line, line.to())
                    : field(known, line, start + tag.length() + 2);
        }
    }

    /** The line ahead, without the end of the message where a program put it behind the last field. */
    private @Nullable TextLine ahead() throws IOException {
        var line = lines.peek();
        var at = line == null ? -1 : line.text().lastIndexOf(END);
        if (line == null || at < 0 || isEnd(line.text())) {
            return line;
        }
        var text = line.text().substring(0, at).stripTrailing();
        var behind = line.text().substring(at + END.length()).strip();
        if (!text.isEmpty() && (behind.isEmpty() || isBlock(behind))) {
            lines.next();
            lines.push(line.after(at));
            lines.push(new TextLine(text, line.from(), line.to(), line.line()));
        }
        return lines.peek();
    }

    private Mt940Field field(String tag, TextLine first, int textFrom) throws IOException {
        if (tag.equals("61")) {
            inRow = true;
        } else if (!tag.equals(DETAILS) && !tag.equals("NS")) {
            inRow = false;
        }
        var texts = new ArrayList<String>();
        texts.add(first.text().substring(textFrom));
        var to = first.to();
        var characters = first.text().length();
        for (var next = ahead(); next != null && continues(tag, next.text()); next = ahead()) {
            lines.next();
            characters += next.text().length();
            if (characters > FIELD_CHARACTERS_MAX) {
                throw new Refusal(
                        ReadingCode.RECORD_TOO_LONG,
                        "A field has at most " + FIELD_CHARACTERS_MAX + " characters.",
                        first.line());
            }
            texts.add(next.text());
            to = next.to();
        }
        return stretch(Kind.FIELD, tag, texts, first, to);
    }

    private Mt940Field block(TextLine line) throws IOException {
        inRow = false;
        var text = line.text().indexOf("{4:") + 3;
        if (text > 2 && text < line.text().length()) {
            lines.push(line.after(text));
            return stretch(Kind.BLOCK, "", List.of(line.text().substring(0, text)), line, line.to());
        }
        return stretch(Kind.BLOCK, "", List.of(line.text()), line, line.to());
    }

    private Mt940Field end(TextLine line) throws IOException {
        inRow = false;
        var block = line.text().indexOf('{');
        if (block > 0) {
            lines.push(line.after(block));
        }
        return stretch(Kind.END, "", List.of(line.text()), line, line.to());
    }

    private Mt940Field stretch(Kind kind, String tag, List<String> texts, TextLine first, long to) throws IOException {
        var place = lines.peek() == null ? Place.LAST_OF_FILE : Place.WITHIN;
        return new Mt940Field(kind, tag, texts, first.from(), to, first.line(), place);
    }

    private boolean continues(String tagBefore, String text) throws IOException {
        if (isBlock(text) || isEnd(text)) {
            return false;
        }
        var tag = tagAt(text, start(text));
        return tag == null || (!isTagHere(tag) && !tagBefore.equals("61"));
    }

    /**
     * Whether the tag of the line ahead is one. A tag with a letter is no time of day, nor are minutes of 60 and more. Right
     * beneath a row, another tag is a wrong one for the row's details.
     */
    private boolean isTagHere(String tag) throws IOException {
        return !inRow || FOLLOW_A_ROW.contains(tag) || tag.length() == 3 || beginsMessage();
    }

    /** Whether the line ahead is followed by what follows the first fields of a message. */
    private boolean beginsMessage() throws IOException {
        var ahead = lines.peek(2);
        if (ahead.size() < 2) {
            return false;
        }
        var second = ahead.get(1).text();
        var tag = tagAt(second, start(second));
        return tag != null && FOLLOW_A_BEGINNING.contains(tag);
    }

    static boolean isBlock(String text) {
        var start = start(text);
        return text.length() > start + 2
                && text.charAt(start) == '{'
                && isDigit(text.charAt(start + 1))
                && text.charAt(start + 2) == ':';
    }

    /**
     * A dash alone, before the end of a block, or before what a national 7-bit charset makes of the brace. With blanks before it,
     * it may be a text.
     */
    static boolean isEnd(String text) {
        var start = 0;
        while (start < text.length() && text.charAt(start) < ' ') {
            start++;
        }
        if (text.length() <= start || text.charAt(start) != '-') {
            return false;
        }
        var rest = text.substring(start + 1).strip();
        return rest.startsWith("}")
                || rest.chars().allMatch(c -> c < ' ')
                || (rest.length() == 1 && rest.charAt(0) > 127);
    }

    /** The tag that starts at the place, or null. */
    static @Nullable String tagAt(String text, int at) {
        if (text.length() < at + 4 || text.charAt(at) != ':') {
            return null;
        }
        var end = text.indexOf(':', at + 1);
        var length = end - at - 1;
        if (length < 2 || length > 3) {
            return null;
        }
        var tag = text.substring(at + 1, end);
        if (tag.equals("NS")) {
            return tag;
        }
        var isTag = isDigit(tag.charAt(0))
                && isDigit(tag.charAt(1))
                && (length == 2 || tag.equals("940") || tag.equals("942") || isLetter(tag.charAt(2)));
        return isTag ? tag : null;
    }

    /** Some banks put a control character before the first field, and programs that lay text out put blanks. */
    private static int start(String text) {
        var at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
