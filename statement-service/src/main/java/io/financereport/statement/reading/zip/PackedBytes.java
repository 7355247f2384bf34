package io.financereport.statement.reading.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of an entry as they lie in the archive. */
final class PackedBytes extends InputStream {
    private static final int HEADER = 0x04034b50;
    private static final int HEADER_BYTES = 30;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final FileChannel file;
    private long at;
    private long left;

    private PackedBytes(FileChannel file, long from, long bytes) {
        this.file = file;
        this.at = from;
        this.left = bytes;
    }

    /**
     * What the entry holds, unpacked as it is read. Neither its length nor its sum is looked at.
     *
     * @throws IOException when the entry is not where the directory says it is, or later when it cannot be unpacked
     */
    static InputStream unpacked(FileChannel file, Entry entry) throws IOException {
        if (entry.headerFrom() < 0 || entry.headerFrom() > file.size() - HEADER_BYTES) {
            throw new ZipException("The entry lies beyond the file");
        }
        var header = Directory.bytes(file, entry.headerFrom(), HEADER_BYTES);
        var from = entry.headerFrom() + HEADER_BYTES + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
        if (header.getInt(0) != HEADER || entry.packedBytes() < 0 || from > file.size() - entry.packedBytes()) {
            throw new ZipException("The entry is not where the directory says");
        }
        var packed = new PackedBytes(file, from, entry.packedBytes());
        return entry.method() == Entry.STORED ? packed : new Inflated(packed, new Inflater(true));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var read = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, left)), at);
        if (read > 0) {
            at += read;
            left -= read;
        }
        return read;
    }

    /** Frees the memory outside of the heap. */
    private static final class Inflated extends InflaterInputStream {
        private final Inflater inflater;

        Inflated(InputStream in, Inflater inflater) {
            super(in, inflater, BUFFER_BYTES);
            this.inflater = inflater;
        }

        @Override
        public void close() throws IOException {
            super.close();
            inflater.end();
        }
    }
}
