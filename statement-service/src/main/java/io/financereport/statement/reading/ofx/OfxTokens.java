package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.ofx.OfxToken.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SGML and XML alike into tags and texts, without nesting and therefore without depth. A document type is refused: OFX
 * has none, and it is how entities would get in.
 */
final class OfxTokens implements AutoCloseable {
    private static final int TEXT_BYTES_MAX = 64 * 1024;
    private static final int TAG_BYTES_MAX = 512;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final TextEncoding encoding;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private int next;
    private long position;
    private long line = 1;
    private byte[] collected = new byte[1024];
    private int length;
    private OfxTags tags = new OfxTags();
    /** The end of a tag that is closed where it opens. */
    private @Nullable OfxToken pending;
    /** The token behind a text. */
    private @Nullable OfxToken ahead;
    /** What the root's name has before it, with the colon: the names of a namespace have it too. */
    private @Nullable String prefix;

    OfxTokens(InputStream in, TextEncoding encoding) throws IOException {
        this.in = in;
        this.encoding = encoding;
        for (int i = 0; i < encoding.byteOrderMark(); i++) {
            read();
        }
    }

    /**
     * The next token; at the end of the file one of kind END, again and again. A text is whole: a bracket that opens no tag,
     * a comment or a CDATA section do not end it.
     */
    OfxToken next() throws IOException {
        var first = piece();
        if (first.kind() != Kind.TEXT) {
            return first;
        }
        var more = piece();
        if (more.kind() != Kind.TEXT) {
            ahead = more;
            return new OfxToken(Kind.TEXT, first.text().strip(), first.from(), first.to(), first.line());
        }
        var text = new StringBuilder(first.text());
        var to = first.to();
        while (more.kind() == Kind.TEXT) {
            text.append(more.text());
            to = more.to();
            if (text.length() > TEXT_BYTES_MAX) {
                throw textTooLong(first.line());
            }
            more = piece();
        }
        ahead = more;
        return new OfxToken(Kind.TEXT, text.toString().strip(), first.from(), to, first.line());
    }

    private OfxToken piece() throws IOException {
        if (ahead != null) {
            var token = ahead;
            ahead = null;
            return token;
        }
        if (pending != null) {
            var token = pending;
            pending = null;
            return token;
        }
        while (true) {
            var from = position;
            var firstLine = line;
            var c = peek();
            if (c < 0) {
                return new OfxToken(Kind.END, "", from, from, firstLine);
            }
            var token = c == '<' ? markup(from, firstLine) : text(from, firstLine);
            if (token != null) {
                return token;
            }
        }
    }

    private @Nullable OfxToken markup(long from, long firstLine) throws IOException {
        read();
        var c = peek();
        if (c == '?') {
            skipInstruction(firstLine);
            return null;
        } else if (c == '!') {
            return declaration(from, firstLine);
        } else if (c == '/' || isNameStart(c)) {
            return tag(from, firstLine);
        } else {
            length = 0;
            append('<', firstLine);
            return textUntilTag(from, firstLine);
        }
    }

    private @Nullable OfxToken declaration(long from, long firstLine) throws IOException {
        read();
        if (peek() == '-') {
            skipComment(firstLine);
            return null;
        } else if (peek() == '[') {
            collect("]]>", TEXT_BYTES_MAX, firstLine);
            var data = decoded();
            var start = data.indexOf('[', 1) + 1;
            return new OfxToken(Kind.TEXT, data.substring(start), from, position, firstLine);
        } else {
            throw new Refusal(
                    ReadingCode.DOCTYPE_REFUSED,
                    "The file declares a document type, which OFX has none of.",
                    firstLine);
        }
    }

    private OfxToken tag(long from, long firstLine) throws IOException {
        var end = inBuffer('>', TAG_BYTES_MAX);
        if (end < 0) {
            return readTag(from, firstLine);
        }
        var known = tags.find(buffer, next, end);
        if (known != null) {
            skipTo(end + 1);
            return new OfxToken(known.kind(), known.name(), from, position, firstLine);
        }
        var begin = next;
        var token = readTag(from, firstLine);
        // A tag within the buffer left it as it was. One that is closed where it opens is two tokens, and so is read
        // anew.
        if (pending == null) {
            tags.keep(buffer, begin, end, token.kind(), token.text());
        }
        return token;
    }

    private OfxToken readTag(long from, long firstLine) throws IOException {
        collect(">", TAG_BYTES_MAX, firstLine);
        var text = decoded();
        var closes = text.startsWith("/");
        var isEmpty = text.endsWith("/");
        var name = (closes ? text.substring(1) : isEmpty ? text.substring(0, text.length() - 1) : text).strip();
        var blank = firstBlank(name);
        name = (blank < 0 ? name : name.substring(0, blank)).toUpperCase(Locale.ROOT);
        if (name.isEmpty() || name.indexOf('<') >= 0) {
            throw new Refusal(ReadingCode.NO_STATEMENT, "A tag is broken here; the file is no OFX.", firstLine);
        }
        name = withoutPrefix(name);
        if (isEmpty && !closes) {
            pending = new OfxToken(Kind.CLOSE, name, from, position, firstLine);
        }
        return new OfxToken(closes ? Kind.CLOSE : Kind.OPEN, name, from, position, firstLine);
    }

    private String withoutPrefix(String name) {
        if (prefix == null && name.endsWith(":OFX")) {
            prefix = name.substring(0, name.length() - "OFX".length());
            tags = new OfxTags();
        }
        return prefix != null && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private @Nullable OfxToken text(long from, long firstLine) throws IOException {
        length = 0;
        return textUntilTag(from, firstLine);
    }

    private @Nullable OfxToken textUntilTag(long from, long firstLine) throws IOException {
        var end = length == 0 ? inBuffer('<', TEXT_BYTES_MAX) : -1;
        if (end >= 0) {
            return textInBuffer(end, from, firstLine);
        }
        while (peek() >= 0 && peek() != '<') {
            append(read(), firstLine);
        }
        var text = OfxCharacters.decoded(decoded());
        return text.isBlank() ? null : new OfxToken(Kind.TEXT, text, from, position, firstLine);
    }

    private @Nullable OfxToken textInBuffer(int end, long from, long firstLine) {
        var begin = next;
        skipTo(end);
        if (isBlank(begin, end)) {
            return null;
        }
        var text = OfxCharacters.decoded(new String(buffer, begin, end - begin, encoding.charset()));
        return text.isBlank() ? null : new OfxToken(Kind.TEXT, text, from, position, firstLine);
    }

    private void skipInstruction(long firstLine) throws IOException {
        for (int c = read(); c != '>'; c = read()) {
            if (c < 0) {
                throw cutOff(firstLine);
            }
        }
    }

    /** Up to two dashes or more and the sign that closes a tag. */
    private void skipComment(long firstLine) throws IOException {
        var dashes = 0;
        for (int c = read(); c != '>' || dashes < 2; c = read()) {
            if (c < 0) {
                throw cutOff(firstLine);
            }
            dashes = c == '-' ? dashes + 1 : 0;
        }
    }

    /** Collects up to the end mark, and takes the mark without keeping it. */
    private void collect(String end, int bytesMax, long firstLine) throws IOException {
        length = 0;
        while (!endsWith(end)) {
            var c = read();
            if (c < 0) {
                throw cutOff(firstLine);
            }
            if (length > bytesMax) {
                throw new Refusal(ReadingCode.RECORD_TOO_LONG, "A tag has at most " + bytesMax + " bytes.", firstLine);
            }
            append(c, firstLine);
        }
        length -= end.length();
    }

    private boolean endsWith(String end) {
        if (length < end.length()) {
            return false;
        }
        for (int i = 0; i < end.length(); i++) {
            if (collected[length - end.length() + i] != end.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void append(int c, long firstLine) {
        if (length > TEXT_BYTES_MAX) {
            throw textTooLong(firstLine);
        }
        if (length == collected.length) {
            collected = Arrays.copyOf(collected, collected.length * 2);
        }
        collected[length++] = (byte) c;
    }

    private String decoded() {
        return new String(collected, 0, length, encoding.charset());
    }

    private int read() throws IOException {
        var c = peek();
        if (c >= 0) {
            next++;
            position++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    private int peek() throws IOException {
        if (next == buffered) {
            buffered = Math.max(in.read(buffer), 0);
            next = 0;
        }
        return buffered == 0 ? -1 : buffer[next] & 0xFF;
    }

    /** Where the byte is next in what is buffered, at most so many bytes away; below zero where it is not. */
    private int inBuffer(char sought, int bytesMax) {
        var end = Math.min(buffered, next + bytesMax);
        for (int i = next; i < end; i++) {
            if (buffer[i] == sought) {
                return i;
            }
        }
        return -1;
    }

    /** Takes the bytes of the buffer up to here. */
    private void skipTo(int end) {
        for (int i = next; i < end; i++) {
            line += buffer[i] == '\n' ? 1 : 0;
        }
        position += end - next;
        next = end;
    }

    /** Whether there are but blanks and ends of lines, as between most tags. */
    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\n' && buffer[i] != '\r' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameStart(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static int firstBlank(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isWhitespace(name.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Refusal textTooLong(long line) {
        return new Refusal(ReadingCode.RECORD_TOO_LONG, "A text has at most " + TEXT_BYTES_MAX + " bytes.", line);
    }

    private static Refusal cutOff(long line) {
        return new Refusal(ReadingCode.FILE_CUT_OFF, "The file ends inside a tag; download it again.", line);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
