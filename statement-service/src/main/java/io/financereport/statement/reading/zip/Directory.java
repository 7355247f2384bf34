package io.financereport.statement.reading.zip;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory at the end of a ZIP archive (PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16). {@code java.util.zip.ZipFile}
 * reads one of any size before it can be asked for the number of its entries, and refuses an archive for a single locked file.
 */
final class Directory {
    /** Archives made on a Mac have two entries for each file, and folders are entries too. */
    static final int ENTRIES_MAX = 1_000;

    /** An entry takes about a hundred bytes. */
    private static final int BYTES_MAX = 1 << 20;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES_MAX = 0xFFFF;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int EXTRA_64 = 1;
    private static final int FLAG_UTF_8 = 1 << 11;
    private static final int NAME_CHARACTERS_MAX = 255;
    private static final int NONE_16 = 0xFFFF;
    private static final long NONE_32 = 0xFFFFFFFFL;

    private Directory() {}

    /**
     * @throws Refusal when there is none, or it is broken or too large
     * @throws IOException when the file cannot be read
     */
    static List<Entry> of(FileChannel file) throws IOException {
        var end = end(file);
        if (end.entries > ENTRIES_MAX || end.bytes > BYTES_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_FILES,
                    "The archive has " + end.entries + " entries; at most " + ENTRIES_MAX
                            + " are gone through. Pack the statements into smaller archives.");
        }
        if (end.from < 0 || end.bytes < 0 || end.entries < 0 || end.from > file.size() - end.bytes) {
            throw damaged();
        }
        var bytes = bytes(file, end.from, (int) end.bytes);
        try {
            var entries = new ArrayList<Entry>();
            while (entries.size() < end.entries) {
                entries.add(entry(bytes, entries.size() + 1));
            }
            if (bytes.remaining() >= Integer.BYTES && bytes.getInt() == HEADER) {
                throw damaged();
            }
            return entries;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    static Refusal damaged() {
        return new Refusal(
                ReadingCode.DOCUMENT_UNREADABLE,
                "The archive is damaged: its directory does not fit what it holds. Download it again, or pack it"
                        + " anew.");
    }

    /** A stretch of the file, in the byte order of the format. */
    static ByteBuffer bytes(FileChannel file, long from, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("The file ends before what is looked for");
            }
        }
        return bytes.flip();
    }

    private record End(long entries, long from, long bytes) {}

    /** The last end record whose comment lies within the file. */
    private static End end(FileChannel file) throws IOException {
        var tailFrom = Math.max(0, file.size() - END_BYTES - COMMENT_BYTES_MAX);
        var tail = bytes(file, tailFrom, (int) (file.size() - tailFrom));
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + u16(tail, at + 20) <= tail.limit()) {
                return end(file, tail, tailFrom, at);
            }
        }
        throw new Refusal(
                ReadingCode.FILE_CUT_OFF,
                "The archive ends in the middle: the directory at its end is missing. Download it again.");
    }

    private static End end(FileChannel file, ByteBuffer tail, long tailFrom, int at) throws IOException {
        if (u16(tail, at + 4) != 0 && u16(tail, at + 4) != NONE_16) {
            throw new Refusal(
                    ReadingCode.FORMAT_NOT_SUPPORTED,
                    "The file is the last part of an archive in several parts. Put them together and pack them as"
                            + " one.");
        }
        var said = new End(u16(tail, at + 10), u32(tail, at + 16), u32(tail, at + 12));
        if (said.entries != NONE_16 && said.from != NONE_32 && said.bytes != NONE_32) {
            return said;
        }
        var locatorFrom = tailFrom + at - LOCATOR_64_BYTES;
        if (locatorFrom < 0) {
            throw damaged();
        }
        var locator = bytes(file, locatorFrom, LOCATOR_64_BYTES);
        if (locator.getInt(0) != LOCATOR_64) {
            return said;
        }
        var from = locator.getLong(8);
        if (from < 0 || from > locatorFrom - END_64_BYTES) {
            throw damaged();
        }
        var end = bytes(file, from, END_64_BYTES);
        if (end.getInt(0) != END_64) {
            throw damaged();
        }
        return new End(end.getLong(32), end.getLong(48), end.getLong(40));
    }

    /** APPNOTE 4.3.12. */
    private static Entry entry(ByteBuffer bytes, int ordinal) {
        var from = bytes.position();
        if (bytes.getInt(from) != HEADER) {
            throw damaged();
        }
        var flags = u16(bytes, from + 8);
        var name = new byte[u16(bytes, from + 28)];
        var extra = new byte[u16(bytes, from + 30)];
        var comment = u16(bytes, from + 32);
        bytes.position(from + HEADER_BYTES).get(name).get(extra);
        bytes.position(bytes.position() + comment);
        // What has no room in its field stands in the extra field, in this order (APPNOTE 4.5.3).
        var large = large(extra);
        var unpacked = number(bytes, from + 24, large);
        var packed = number(bytes, from + 20, large);
        var headerFrom = number(bytes, from + 42, large);
        return new Entry(
                ordinal,
                name(name, flags),
                flags,
                u16(bytes, from + 10),
                u32(bytes, from + 16),
                packed,
                unpacked,
                headerFrom);
    }

    private static ByteBuffer large(byte[] extra) {
        var fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 2 * Short.BYTES) {
            var kind = fields.getShort() & NONE_16;
            var length = Math.min(fields.getShort() & NONE_16, fields.remaining());
            if (kind == EXTRA_64) {
                return fields.limit(fields.position() + length);
            }
            fields.position(fields.position() + length);
        }
        return fields.position(fields.limit());
    }

    private static long number(ByteBuffer bytes, int at, ByteBuffer large) {
        var said = u32(bytes, at);
        return said == NONE_32 && large.remaining() >= Long.BYTES ? large.getLong() : said;
    }

    /** UTF-8 where the entry says so or the bytes are, else the code page of the format's first days (APPNOTE, appendix D). */
    private static String name(byte[] bytes, int flags) {
        var name = (flags & FLAG_UTF_8) != 0 || isUtf8(bytes)
                ? new String(bytes, StandardCharsets.UTF_8)
                : new String(bytes, Charset.forName("IBM437"));
        var clean = Texts.clean(name);
        var characters = clean.codePointCount(0, clean.length());
        return characters <= NAME_CHARACTERS_MAX
                ? clean
                : clean.substring(clean.offsetByCodePoints(0, characters - NAME_CHARACTERS_MAX));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .limit()
                    >= 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & NONE_16;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & NONE_32;
    }
}
