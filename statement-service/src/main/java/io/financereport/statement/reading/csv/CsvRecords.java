package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into CSV records and knows where each stands. Works on bytes, since a position in characters would
 * not lead back to the original; every charset read here keeps separators, quotes and line ends as single bytes.
 */
final class CsvRecords implements Table.Records {
    private static final int RECORD_BYTES_MAX = 1024 * 1024;
    private static final int FIELDS_MAX = 1_000;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final TextEncoding encoding;
    private final int separator;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private int next;
    private long position;
    private long line = 1;

    private byte[] field = new byte[256];
    private int fieldLength;
    private State state = State.START;
    private final List<String> fields = new ArrayList<>();

    private enum State {
        /** Nothing of the field yet but blanks. */
        START,
        PLAIN,
        QUOTED,
        /** Just after a quote inside quotes: the end of them, or half of an escaped quote. */
        QUOTE
    }

    CsvRecords(InputStream in, TextEncoding encoding, char separator) throws IOException {
        this.in = in;
        this.encoding = encoding;
        this.separator = separator;
        for (int skipped = 0; skipped < encoding.byteOrderMark(); skipped++) {
            read();
        }
    }

    /** The next record, or null at the end. An empty line is a record of one empty field. */
    @Override
    public @Nullable CsvRecord next() throws IOException {
        var from = position;
        var firstLine = line;
        fields.clear();
        start();
        for (int c = read(); c >= 0; c = read()) {
            if (position - from > RECORD_BYTES_MAX) {
                throw new Refusal(
                        ReadingCode.RECORD_TOO_LONG, "A line has at most " + RECORD_BYTES_MAX + " bytes.", firstLine);
            }
            if (isLineEnd(c) && state != State.QUOTED) {
                var to = position - 1;
                if (c == '\r' && peek() == '\n') {
                    read();
                }
                line++;
                return record(from, to, firstLine);
            }
            take(c);
            if (state == State.PLAIN || state == State.QUOTED) {
                takeRun(RECORD_BYTES_MAX - (position - from));
            }
        }
        return end(from, firstLine);
    }

    private @Nullable CsvRecord end(long from, long firstLine) {
        if (state == State.QUOTED) {
            throw new Refusal(ReadingCode.QUOTE_NOT_CLOSED, "A quote is opened here and never closed.", firstLine);
        }
        return position == from ? null : record(from, position, firstLine);
    }

    private void take(int c) throws IOException {
        switch (state) {
            case START -> {
                if (c == '"') {
                    fieldLength = 0;
                    state = State.QUOTED;
                } else if (c == separator) {
                    endField();
                } else {
                    append(c);
                    state = c == ' ' ? State.START : State.PLAIN;
                }
            }
            case PLAIN -> {
                if (c == separator) {
                    endField();
                } else {
                    append(c);
                }
            }
            case QUOTED -> {
                if (c == '"') {
                    state = State.QUOTE;
                } else {
                    append(c);
                    if (c == '\n' || (c == '\r' && peek() != '\n')) {
                        line++;
                    }
                }
            }
            case QUOTE -> {
                if (c == '"') {
                    append(c);
                    state = State.QUOTED;
                } else if (c == separator) {
                    endField();
                } else {
                    append(c);
                    state = State.PLAIN;
                }
            }
        }
    }

    /** Takes at once what stands in the buffer before the next byte that means something. */
    private void takeRun(long lengthMax) {
        var end = (int) Math.min(buffered, next + lengthMax);
        var mark = state == State.QUOTED ? '"' : separator;
        var to = next;
        while (to < end && buffer[to] != mark && !isLineEnd(buffer[to])) {
            to++;
        }
        var length = to - next;
        ensureRoom(length);
        System.arraycopy(buffer, next, field, fieldLength, length);
        fieldLength += length;
        next += length;
        position += length;
    }

    private CsvRecord record(long from, long to, long firstLine) {
        endField();
        return new CsvRecord(fields, new Source.Bytes(from, to, firstLine));
    }

    private void endField() {
        if (fields.size() == FIELDS_MAX) {
            throw new Refusal(ReadingCode.RECORD_TOO_LONG, "A line has at most " + FIELDS_MAX + " columns.", line);
        }
        fields.add(new String(field, 0, fieldLength, encoding.charset()));
        start();
    }

    private void start() {
        fieldLength = 0;
        state = State.START;
    }

    private void append(int c) {
        ensureRoom(1);
        field[fieldLength++] = (byte) c;
    }

    private void ensureRoom(int length) {
        if (fieldLength + length > field.length) {
            field = Arrays.copyOf(field, Math.max(fieldLength + length, field.length * 2));
        }
    }

    private int read() throws IOException {
        var c = peek();
        if (c >= 0) {
            next++;
            position++;
        }
        return c;
    }

    private int peek() throws IOException {
        if (next == buffered) {
            buffered = in.readNBytes(buffer, 0, BUFFER_BYTES);
            next = 0;
        }
        return buffered == 0 ? -1 : buffer[next] & 0xFF;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
