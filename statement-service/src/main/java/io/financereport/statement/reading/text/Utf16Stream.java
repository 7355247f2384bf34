package io.financereport.statement.reading.text;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-16 as UTF-8. Half a pair becomes the replacement character, which stands for two bytes like any other. */
final class Utf16Stream extends InputStream {
    private static final int CHARACTERS = 8 * 1024;

    private final InputStream in;
    private final Charset charset;
    private byte[] ready = new byte[0];
    private int next;
    private byte[] rest = new byte[0];

    Utf16Stream(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (next == ready.length && !refill()) {
            return -1;
        }
        var count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean refill() throws IOException {
        var more = in.readNBytes(2 * CHARACTERS - rest.length);
        var bytes = new byte[rest.length + more.length];
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        System.arraycopy(more, 0, bytes, rest.length, more.length);
        if (bytes.length == 1) {
            throw new Refusal(
                    ReadingCode.FILE_CUT_OFF, "The file ends within a character of UTF-16; download it again.");
        }
        if (bytes.length == 0) {
            return false;
        }
        var whole = bytes.length - bytes.length % 2;
        if (more.length > 0 && endsWithHalfAPair(bytes, whole)) {
            whole -= 2;
        }
        rest = Arrays.copyOfRange(bytes, whole, bytes.length);
        ready = new String(bytes, 0, whole, charset).getBytes(StandardCharsets.UTF_8);
        next = 0;
        return ready.length > 0 || refill();
    }

    private boolean endsWithHalfAPair(byte[] bytes, int end) {
        var isLittle = charset.equals(StandardCharsets.UTF_16LE);
        var high = bytes[isLittle ? end - 1 : end - 2] & 0xFF;
        return Character.isHighSurrogate((char) (high << Byte.SIZE));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
