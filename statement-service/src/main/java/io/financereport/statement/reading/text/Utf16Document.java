package io.financereport.statement.reading.text;

import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text file in UTF-16 (The Unicode Standard, 3.10) as one in UTF-8, so that readers know only charsets whose marks are single bytes, and
 * the way from places in that text back to those in the file.
 */
public final class Utf16Document implements SourceDocument, AutoCloseable {
    private static final int SAMPLE_BYTES = 64 * 1024;

    /** The other half of a character is zero in one of so many at most, as in some emoji. */
    private static final int RARE_FROM = 20;

    private final SourceDocument file;
    private final Charset charset;
    private final int mark;
    private Cursor cursor;
    private Source.@Nullable Bytes last;
    private Source.@Nullable Bytes lastOriginal;

    /**
     * @param head the file's first bytes
     * @return null when the file is not in UTF-16
     */
    public static @Nullable Utf16Document of(SourceDocument file, byte[] head) throws IOException {
        var charset = charset(head);
        return charset == null ? null : new Utf16Document(file, charset, isMarked(head) ? 2 : 0);
    }

    /** Which order of bytes the first ones show, by a mark or by the zeros of plain letters; null when they are not UTF-16. */
    public static @Nullable Charset charset(byte[] head) {
        if (head.length < 4 || (head[2] == 0 && head[3] == 0)) {
            return null;
        }
        if (isMarked(head)) {
            return head[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        var pairs = Math.min(head.length, SAMPLE_BYTES) / 2;
        var even = 0;
        var odd = 0;
        for (int i = 0; i < pairs; i++) {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (odd * 2 > pairs && even * RARE_FROM <= odd) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 2 > pairs && odd * RARE_FROM <= even ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean isMarked(byte[] head) {
        return (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
    }

    private Utf16Document(SourceDocument file, Charset charset, int mark) throws IOException {
        this.file = file;
        this.charset = charset;
        this.mark = mark;
        this.cursor = new Cursor();
    }

    @Override
    public InputStream open() throws IOException {
        var in = file.open();
        try {
            in.skipNBytes(mark);
            return new Utf16Stream(in, charset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Passes rows on with their places in the file. */
    public RowSink placing(RowSink sink) {
        return row -> sink.accept(placed(row));
    }

    private RowRead placed(RowRead row) {
        return row.source() instanceof Source.Bytes place ? row.from(original(place)) : row;
    }

    /** Where in the file a place of the text is; quickly for places that follow one another. */
    public Source.Bytes original(Source.Bytes place) {
        // What is booked on several accounts at once has one place.
        if (lastOriginal != null && place.equals(last)) {
            return lastOriginal;
        }
        try {
            last = place;
            lastOriginal = new Source.Bytes(original(place.from()), original(place.to()), place.line());
            return lastOriginal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long original(long place) throws IOException {
        if (place < cursor.text) {
            cursor.close();
            cursor = new Cursor();
        }
        return cursor.forwardTo(place);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }

    /** Goes through the text and counts the file's bytes. */
    private final class Cursor implements AutoCloseable {
        private final InputStream in = open();
        private final byte[] buffer = new byte[8 * 1024];
        private int buffered;
        private int next;
        private long text;
        private long original = mark;

        Cursor() throws IOException {}

        long forwardTo(long place) throws IOException {
            for (; text < place && (next < buffered || isFilled()); text++) {
                original += bytesOf(buffer[next++]);
            }
            return original;
        }

        private boolean isFilled() throws IOException {
            next = 0;
            buffered = in.read(buffer);
            return buffered > 0;
        }

        /** The first byte of a character counts for all of it: two bytes, or four where UTF-8 needs four. */
        private static int bytesOf(byte one) {
            var first = one & 0xFF;
            var isRest = first >= 0x80 && first < 0xC0;
            if (isRest) {
                return 0;
            }
            return first >= 0xF0 ? 4 : 2;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
