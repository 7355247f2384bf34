package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to go on beyond so many bytes. */
final class CappedInput extends FilterInputStream {
    private final long max;
    private long left;

    CappedInput(InputStream in, long max) {
        super(in);
        this.max = max;
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new Refusal(
                    ReadingCode.DOCUMENT_TOO_LARGE,
                    "The PDF, or a part of it when unpacked, has more than " + (max >> 20)
                            + " MiB. Print it to a new PDF without pictures, or split it.");
        }
    }
}
