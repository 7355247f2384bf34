package io.financereport.statement.reading.ofx;

import java.security.SecureRandom;

/**
 * Sixty-four bits that stand for texts, and the texts seen so far by such bits: sixteen bytes each, so that a file of a million
 * rows needs no more than 32 MiB to be known again. The bits depend on a secret drawn for each file, so that nobody can write
 * one in which different rows look alike; that two do by chance has less than one chance in 10^18 in such a file, as key and value
 * have to agree.
 */
final class OfxFingerprints {
    /** What is found where nothing was put. */
    static final long NONE = 0;

    private static final int PLACES_FIRST = 1 << 10;
    private static final int BITS_OF_CHARACTER = Character.SIZE;

    private final long start;
    private final long factor;
    private long[] keys = new long[PLACES_FIRST];
    private long[] values = new long[PLACES_FIRST];
    private int size;

    OfxFingerprints() {
        var random = new SecureRandom();
        start = random.nextLong();
        factor = random.nextLong() | 1;
    }

    /** Of the text alone. */
    long of(String text) {
        return of(start, text);
    }

    /** Of all that the bits before stand for, and then this text. */
    long of(long before, String text) {
        var bits = mixed(before ^ text.length());
        var word = 0L;
        for (int i = 0; i < text.length(); i++) {
            word = word << BITS_OF_CHARACTER | text.charAt(i);
            if (i % (Long.SIZE / BITS_OF_CHARACTER) == Long.SIZE / BITS_OF_CHARACTER - 1) {
                bits = mixed(bits ^ word);
                word = 0;
            }
        }
        return mixed(bits ^ word);
    }

    /** Of two that stand for something. */
    long of(long one, long other) {
        return mixed(mixed(one ^ start) ^ other);
    }

    private long mixed(long bits) {
        return (bits * factor) ^ Math.unsignedMultiplyHigh(bits, factor);
    }

    /** What stands by the key already; {@link #NONE} where nothing did, and the value does from now on. */
    long putIfAbsent(long key, long value) {
        if (size * 2 > keys.length) {
            grow();
        }
        var place = place(key);
        if (keys[place] == key && values[place] != NONE) {
            return values[place];
        }
        keys[place] = key;
        values[place] = someValue(value);
        size++;
        return NONE;
    }

    /** The value as it is kept, which is never that of none. */
    static long someValue(long value) {
        return value == NONE ? 1 : value;
    }

    private int place(long key) {
        var place = (int) (key ^ (key >>> Integer.SIZE)) & (keys.length - 1);
        while (values[place] != NONE && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                var place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
