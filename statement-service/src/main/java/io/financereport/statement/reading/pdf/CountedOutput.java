package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Counts what is written, and refuses to take more than so many bytes. */
final class CountedOutput extends OutputStream {
    private final long max;
    private final @Nullable OutputStream next;
    private long count;

    /**
     * @param next where the bytes go on to, null when nowhere
     */
    CountedOutput(long max, @Nullable OutputStream next) {
        this.max = max;
        this.next = next;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        if (next != null) {
            next.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        take(length);
        if (next != null) {
            next.write(bytes, from, length);
        }
    }

    private void take(int length) {
        count += length;
        if (count > max) {
            throw new Refusal(
                    ReadingCode.DOCUMENT_TOO_LARGE,
                    "A part of the PDF unpacks to more than " + (max >> 20) + " MiB. Print it to a new PDF.");
        }
    }
}
