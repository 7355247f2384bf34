package io.financereport.statement.statement;

import io.financereport.statement.reading.Passage;
import io.micronaut.serde.annotation.Serdeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a row in its original, between some lines before and after it: of at most 16 KiB of the file. It is text and no
 * markup; line ends are one line feed, and characters that a screen would obey rather than show are replaced.
 *
 * @param charset by which the bytes were read; UTF-8 where the original is no text file
 * @param cut whether the row, or a line around it, is longer than what is here
 */
@Serdeable
record EvidenceExcerpt(String before, String row, String after, String charset, boolean cut) {
    static final int ROW_BYTES_MAX = 8 * 1024;
    static final int AROUND_BYTES_MAX = 4 * 1024;
    static final int LINES_AROUND_MAX = 12;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * @param file from its first byte on; nothing behind the excerpt is read but one byte
     * @param from the row's first byte
     * @param to the byte after its last
     * @throws EOFException when the file ends before the row begins
     */
    static EvidenceExcerpt of(InputStream file, long from, long to, Charset charset) throws IOException {
        var start = Math.max(0, from - AROUND_BYTES_MAX);
        var end = Math.min(to, from + ROW_BYTES_MAX);
        file.skipNBytes(start);
        var before = text(file.readNBytes((int) (from - start)), charset);
        var row = text(file.readNBytes((int) (end - from)), charset);
        var rest = file.readNBytes(end < to ? 0 : AROUND_BYTES_MAX);
        var after = text(rest, charset);

        var first = firstLine(before, start > 0);
        var last = lastLine(after, file.read() >= 0);
        return new EvidenceExcerpt(
                first < 0 ? withoutHalfCharacters(before) : before.substring(first),
                end < to ? withoutHalfCharacters(row) : row,
                last < 0 ? withoutHalfCharacters(after) : after.substring(0, last),
                charset.name(),
                first < 0 || last < 0 || end < to);
    }

    /** What stands around cells or a rectangle of a page. */
    static EvidenceExcerpt of(Passage passage) {
        return new EvidenceExcerpt(
                shown(passage.before()),
                shown(passage.row()),
                shown(passage.after()),
                StandardCharsets.UTF_8.name(),
                passage.cut());
    }

    /** Where the first line begins that is here from its beginning; negative when there is none. */
    private static int firstLine(String before, boolean moreBefore) {
        var at = before.length();
        for (int line = 0; line <= LINES_AROUND_MAX; line++) {
            var next = before.lastIndexOf('\n', at - 1);
            if (next < 0 && !moreBefore) {
                return 0;
            } else if (next < 0) {
                return line == 0 ? -1 : at + 1;
            }
            at = next;
        }
        return at + 1;
    }

    /** Where the last line ends that is here to its end; negative when there is none. */
    private static int lastLine(String after, boolean moreAfter) {
        var at = -1;
        for (int line = 0; line <= LINES_AROUND_MAX; line++) {
            var next = after.indexOf('\n', at + 1);
            if (next < 0) {
                return moreAfter ? at : after.length();
            }
            at = next;
        }
        return at;
    }

    private static String text(byte[] bytes, Charset charset) {
        return shown(new String(bytes, charset)
                .replace(BYTE_ORDER_MARK, "")
                .replace("\r\n", "\n")
                .replace('\r', '\n'));
    }

    private static String shown(String text) {
        var shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(isShown((char) c) ? (char) c : REPLACEMENT));
        return shown.toString();
    }

    /** Not the controls, of which some turn round the order in which the rest is shown. */
    private static boolean isShown(char c) {
        var turnsRound = c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || turnsRound);
    }

    /** A cut between the bytes of one character leaves halves of it at the ends. */
    private static String withoutHalfCharacters(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && text.charAt(from) == REPLACEMENT) {
            from++;
        }
        while (to > from && text.charAt(to - 1) == REPLACEMENT) {
            to--;
        }
        return text.substring(from, to);
    }
}
