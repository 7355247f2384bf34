package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ofx.OfxToken.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tags of a file as they were read once: it has few different ones, and each of them many times. */
final class OfxTags {
    /** Places, a power of two: the standard has some 700 tags, a statement some fifty. What finds no place is read each time. */
    private static final int PLACES = 512;

    private final @Nullable Tag[] tags = new Tag[PLACES];

    /** @param name in capital letters, without what says that it closes */
    record Tag(byte[] bytes, Kind kind, String name) {}

    /** The tag that consists of these bytes, without brackets; null when it was not read before. */
    @Nullable
    Tag find(byte[] buffer, int from, int to) {
        var tag = tags[place(buffer, from, to)];
        return tag != null && Arrays.equals(tag.bytes(), 0, tag.bytes().length, buffer, from, to) ? tag : null;
    }

    void keep(byte[] buffer, int from, int to, Kind kind, String name) {
        tags[place(buffer, from, to)] = new Tag(Arrays.copyOfRange(buffer, from, to), kind, name);
    }

    private static int place(byte[] buffer, int from, int to) {
        var hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        return (hash ^ (hash >>> 9)) & (PLACES - 1);
    }
}
