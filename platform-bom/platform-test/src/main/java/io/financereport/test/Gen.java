package io.financereport.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Arbitrary values for properties. Each trial has a seed; a failure names it, and {@code -Dgen.seed=} runs that trial alone
 * again.
 */
public final class Gen {
    private final Random random;

    private Gen(long seed) {
        this.random = new Random(seed);
    }

    /** Runs the property with fresh values, so many times. */
    public static void check(int trials, Consumer<Gen> property) {
        var given = Long.getLong("gen.seed");
        if (given != null) {
            trial(given, property);
        } else {
            var first = System.nanoTime();
            for (var at = 0; at < trials; at++) {
                trial(first + at, property);
            }
        }
    }

    private static void trial(long seed, Consumer<Gen> property) {
        try {
            property.accept(new Gen(seed));
        } catch (Throwable failure) {
            throw new AssertionError("Run it again with -Dgen.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    /** From low to high, both included. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** From low to high, both included. */
    public long between(long low, long high) {
        return low + random.nextLong(high - low + 1);
    }

    /** True once in so many. */
    public boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Between low and high values made by the function. */
    public <T> List<T> listOf(int low, int high, Function<Gen, T> value) {
        var size = between(low, high);
        var values = new ArrayList<T>(size);
        for (var at = 0; at < size; at++) {
            values.add(value.apply(this));
        }
        return values;
    }

    public <T> List<T> shuffled(List<T> values) {
        var copy = new ArrayList<>(values);
        Collections.shuffle(copy, random);
        return copy;
    }
}
