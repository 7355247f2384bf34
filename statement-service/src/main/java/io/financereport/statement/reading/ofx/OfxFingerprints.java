package io.financereport.statement.reading.ofx;

import java.security.SecureRandom;

/**
 * Sixty-four bits that stand for texts. They depend on a secret drawn for each file, so that nobody can write one in which different
 * texts look alike.
 */
final class OfxFingerprints {
    private static final int BITS_OF_CHARACTER = Character.SIZE;

    private final long start;
    private final long factor;

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
}
