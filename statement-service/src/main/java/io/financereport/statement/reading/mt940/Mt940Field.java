package io.financereport.statement.reading.mt940;

import java.util.List;

/**
 * A field of a message, or what stands between messages.
 *
 * @param tag such as 61 or 60F; empty for all that is no field
 * @param lines at least one, the first without its tag
 * @param from first byte
 * @param to the byte after the last one
 * @param line line of the first byte
 * @param place whether anything follows in the file
 */
record Mt940Field(Kind kind, String tag, List<String> lines, long from, long to, long line, Place place) {
    Mt940Field {
        lines = List.copyOf(lines);
    }

    /** What a stretch of the file is. */
    enum Kind {
        FIELD,
        /** A header block such as {1:F01...}. */
        BLOCK,
        /** The line that ends a message. */
        END,
        /** A line outside of any field. */
        BANNER
    }

    /** Where it stands. */
    enum Place {
        WITHIN,
        LAST_OF_FILE
    }

    String first() {
        return lines.getFirst();
    }

    boolean endsFile() {
        return place == Place.LAST_OF_FILE;
    }
}
