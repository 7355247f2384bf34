package io.financereport.statement.reading.text;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines that know their place. Lines of blanks and control characters are passed over. */
public final class TextLines implements AutoCloseable {
    /** Banks that do not wrap write some hundreds; more is no line that a bank wrote. */
    private static final int LINE_BYTES_MAX = 64 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final TextEncoding encoding;
    private final boolean byAts;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Deque<TextLine> ahead = new ArrayDeque<>();
    private byte[] bytes = new byte[256];
    private int length;
    private int buffered;
    private int next;
    private long position;
    private long line = 1;

    public TextLines(InputStream in, TextEncoding encoding) throws IOException {
        this(in, encoding, false);
    }

    /**
     * @param byAts whether two at signs end a line too
     */
    public TextLines(InputStream in, TextEncoding encoding, boolean byAts) throws IOException {
        this.in = in;
        this.encoding = encoding;
        this.byAts = byAts;
        for (int skipped = 0; skipped < encoding.byteOrderMark(); skipped++) {
            readByte();
        }
    }

    /** The next line, or null at the end. */
    public @Nullable TextLine next() throws IOException {
        return ahead.isEmpty() ? read() : ahead.removeFirst();
    }

    /** Up to so many lines ahead, which stay to be read. */
    public List<TextLine> peek(int count) throws IOException {
        while (ahead.size() < count) {
            var line = read();
            if (line == null) {
                break;
            }
            ahead.addLast(line);
        }
        return ahead.stream().limit(count).toList();
    }

    /** The line ahead, or null at the end. */
    public @Nullable TextLine peek() throws IOException {
        if (ahead.isEmpty()) {
            var line = read();
            if (line != null) {
                ahead.addLast(line);
            }
        }
        return ahead.peekFirst();
    }

    /** Gives a line back, to be the next one. */
    public void push(TextLine line) {
        ahead.addFirst(line);
    }

    private @Nullable TextLine read() throws IOException {
        while (true) {
            var from = position;
            var c = readLine();
            if (c < 0 && position == from) {
                return null;
            }
            var to = c < 0 ? position : position - (c == '@' ? 2 : 1);
            if (c == '\r' && peekByte() == '\n') {
                readByte();
            }
            var number = line++;
            if (hasText()) {
                return new TextLine(new String(bytes, 0, length, encoding.charset()), from, to, number);
            }
        }
    }

    /** Reads to the end of the line and says what ends it; below zero is the end of the file. */
    private int readLine() throws IOException {
        length = 0;
        var c = readByte();
        while (c >= 0 && c != '\n' && c != '\r' && !isEndByAts(c)) {
            if (length == LINE_BYTES_MAX) {
                throw new Refusal(
                        ReadingCode.RECORD_TOO_LONG, "A line has at most " + LINE_BYTES_MAX + " bytes.", line);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            bytes[length++] = (byte) c;
            c = readByte();
        }
        return c;
    }

    private boolean isEndByAts(int c) throws IOException {
        if (!byAts || c != '@' || peekByte() != '@') {
            return false;
        }
        readByte();
        return true;
    }

    private boolean hasText() {
        for (int at = 0; at < length; at++) {
            if ((bytes[at] & 0xFF) > ' ') {
                return true;
            }
        }
        return false;
    }

    private int readByte() throws IOException {
        var c = peekByte();
        if (c >= 0) {
            next++;
            position++;
        }
        return c;
    }

    private int peekByte() throws IOException {
        if (next == buffered) {
            buffered = Math.max(in.read(buffer), 0);
            next = 0;
        }
        return buffered == 0 ? -1 : buffer[next] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
