package io.financereport.statement.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;

/** Measures what is computed and not how long it takes: a machine that has too much to do is slow, and no file is at fault. */
public final class InTime {
    /** The first one loads classes and is not compiled yet. */
    private static final int TRIES_MAX = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private InTime() {}

    /** What comes of the work, which this thread has to do within so much time of a processor, at the third try at the latest. */
    public static <T> T of(Duration max, Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            var begun = THREADS.getCurrentThreadCpuTime();
            var result = work.get();
            var computed = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
            if (computed.compareTo(max) < 0) {
                return result;
            } else if (tries == TRIES_MAX) {
                throw new AssertionError("It computed for " + computed + ", which is not less than " + max);
            }
        }
    }
}
