package io.financereport.statement.reading.xml;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.io.InputStream;

/**
 * A window that moves over the bytes of a file, and where in the file it is. Fields are open to {@link XmlElements}, whose
 * loops run over them.
 */
final class XmlBytes implements AutoCloseable {
    private static final int WINDOW_BYTES = 256 * 1024;

    /** What is in sight: from {@link #kept} on it stays there, {@link #at} is read next, {@link #end} is behind the last. */
    final byte[] window = new byte[WINDOW_BYTES];

    int kept;
    int at;
    int end;

    private final InputStream in;
    private final ReadingLimits limits;
    private int counted;
    private long position;
    private long line = 1;

    XmlBytes(InputStream opened, XmlEncoding encoding, ReadingLimits limits) throws IOException {
        opened.skipNBytes(encoding.mark());
        this.limits = limits;
        this.in = opened;
        this.position = encoding.mark();
    }

    /** Gets more bytes behind those kept; false at the end of the file. Places in the window change. */
    boolean fill() throws IOException {
        if (kept > 0) {
            count(kept);
            System.arraycopy(window, kept, window, 0, end - kept);
            at -= kept;
            end -= kept;
            counted -= kept;
            kept = 0;
        }
        if (end == window.length) {
            throw new Refusal(ReadingCode.RECORD_TOO_LONG, "A tag or text here is too long.", line());
        }
        limits.check(0, line);
        var read = in.read(window, end, window.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    /** Where in the file the kept bytes begin, counted from 0. */
    long positionOfKept() {
        count(kept);
        return position;
    }

    /** Where in the file the next byte is. Nothing before it can be asked for afterwards. */
    long positionOfNext() {
        count(at);
        return position;
    }

    /** The line in which the kept bytes begin, counted from 1. */
    long line() {
        count(kept);
        return line;
    }

    private void count(int to) {
        var lines = 0;
        for (int i = counted; i < to; i++) {
            lines += window[i] == '\n' ? 1 : 0;
        }
        position += Math.max(to - counted, 0);
        line += lines;
        counted = Math.max(counted, to);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
