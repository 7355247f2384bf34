package io.financereport.statement.reading.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs archives for tests, some of which no program would pack. */
public final class Zip {
    private static final byte[] HEADER = {'P', 'K', 3, 4};
    private static final byte[] DIRECTORY_HEADER = {'P', 'K', 1, 2};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip;

    public Zip() {
        this(StandardCharsets.UTF_8);
    }

    Zip(Charset names) {
        this.zip = new ZipOutputStream(bytes, names);
    }

    public Zip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Zip with(String name, byte[] content) {
        return with(new ZipEntry(name), content);
    }

    Zip stored(String name, byte[] content, byte[] extra) {
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setExtra(extra);
        return with(entry, content);
    }

    public byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive, with its entry of the number in the directory, from 0, marked as locked. */
    public static byte[] locked(byte[] archive, int number) {
        return patched(archive, number, 6, 8, 1);
    }

    static byte[] packedBy(int method, byte[] archive, int number) {
        return patched(archive, number, 8, 10, method);
    }

    /** The archive with one byte set in an entry's own header, and in the one in the directory. */
    private static byte[] patched(byte[] archive, int number, int at, int directoryAt, int value) {
        var patched = archive.clone();
        patched[find(patched, HEADER, number) + at] = (byte) value;
        patched[find(patched, DIRECTORY_HEADER, number) + directoryAt] = (byte) value;
        return patched;
    }

    static int directory(byte[] archive) {
        return find(archive, DIRECTORY_HEADER, 0);
    }

    private Zip with(ZipEntry entry, byte[] content) {
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int find(byte[] bytes, byte[] what, int number) {
        var left = number;
        for (int i = 0; i <= bytes.length - what.length; i++) {
            var j = 0;
            while (j < what.length && bytes[i + j] == what[j]) {
                j++;
            }
            if (j == what.length && left-- == 0) {
                return i;
            }
        }
        throw new AssertionError("The archive has no such header");
    }
}
