package io.financereport.statement.reading.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-16 as UTF-8. Half a pair becomes the replacement character, which counts as two bytes like any other. */
final class WideCharacters extends InputStream {
    private static final int CHARACTERS = 8 * 1024;

    private final InputStream in;
    private final Charset charset;
    private byte[] ready = new byte[0];
    private int next;
    private byte[] rest = new byte[0];

    WideCharacters(InputStream in, Charset charset) {
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
        if (bytes.length < 2) {
            return false;
        }
        var whole = bytes.length - bytes.length % 2;
        var text = new String(bytes, 0, whole, charset);
        if (more.length > 0 && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            whole -= 2;
            text = text.substring(0, text.length() - 1);
        }
        rest = Arrays.copyOfRange(bytes, whole, bytes.length);
        ready = text.getBytes(StandardCharsets.UTF_8);
        next = 0;
        return ready.length > 0 || refill();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
