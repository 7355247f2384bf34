package io.financereport.statement.reading.zip;

import java.util.Locale;
import java.util.Set;

/**
 * What the directory of an archive says of one of its entries.
 *
 * @param ordinal its place in the directory, counted from 1
 * @param flags the general purpose bit flag (APPNOTE 4.4.4)
 * @param method how it is packed (APPNOTE 4.4.5)
 * @param crc CRC-32 of what is unpacked
 * @param headerFrom where its own header begins
 */
record Entry(int ordinal, String name, int flags, int method, long crc, long packedBytes, long bytes, long headerFrom) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final Set<String> OF_SYSTEMS = Set.of(".ds_store", "thumbs.db", "desktop.ini");

    boolean isLocked() {
        return (flags & 1) != 0;
    }

    boolean isUnpackable() {
        return method == STORED || method == DEFLATED;
    }

    /** Whether it is a folder, or what an operating system adds by itself. */
    boolean isNoFile() {
        var path = ("/" + name).replace('\\', '/');
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty()
                || path.contains("/__MACOSX/")
                || last.startsWith("._")
                || OF_SYSTEMS.contains(last.toLowerCase(Locale.ROOT));
    }
}
