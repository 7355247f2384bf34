package io.financereport.statement.reading.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of an element: its bytes as written, and what stands behind the prefix. Files repeat a hundred names a million
 * times, so that names are looked up instead of made.
 */
record XmlName(byte[] written, String local) {
    static XmlName of(byte[] window, int from, int to) {
        var written = Arrays.copyOfRange(window, from, to);
        var text = new String(written, StandardCharsets.UTF_8);
        // Interned, so that a reader's switch over names compares references first.
        return new XmlName(written, text.substring(text.indexOf(':') + 1).intern());
    }

    boolean is(byte[] window, int from, int to) {
        return Arrays.equals(written, 0, written.length, window, from, to);
    }

    /** Names that were seen. A file with more of them than fit gets the rest made anew. */
    static final class Table {
        private static final int SLOTS = 2_048;
        private static final int NAMES_MAX = SLOTS / 4;

        private final @Nullable XmlName[] slots = new @Nullable XmlName[SLOTS];
        private int size;

        XmlName get(byte[] window, int from, int to) {
            var hash = 0;
            for (int i = from; i < to; i++) {
                hash = 31 * hash + window[i];
            }
            var slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
            for (var known = slots[slot]; known != null; known = slots[slot]) {
                if (known.is(window, from, to)) {
                    return known;
                }
                slot = (slot + 1) & (SLOTS - 1);
            }
            var made = of(window, from, to);
            if (size < NAMES_MAX) {
                slots[slot] = made;
                size++;
            }
            return made;
        }
    }
}
