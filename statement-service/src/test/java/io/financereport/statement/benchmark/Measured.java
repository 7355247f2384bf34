package io.financereport.statement.benchmark;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The best of several runs, after as many to warm up: on a machine that does other things too, the best is nearest to what
 * the code needs. The time of the thread counts; that of the clock stands beside it.
 */
final class Measured {
    private static final int ROUNDS = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What is measured. */
    interface Work {
        void run() throws Exception;
    }

    private Measured() {}

    static void print(String what, Path file, int rows, Work work) throws Exception {
        var cpuBest = Long.MAX_VALUE;
        var clockBest = Long.MAX_VALUE;
        var allocatedBest = Long.MAX_VALUE;
        for (int round = 0; round < 2 * ROUNDS; round++) {
            var allocated = THREADS.getCurrentThreadAllocatedBytes();
            var cpu = THREADS.getCurrentThreadCpuTime();
            var clock = System.nanoTime();
            work.run();
            if (round >= ROUNDS) {
                clockBest = Math.min(clockBest, System.nanoTime() - clock);
                cpuBest = Math.min(cpuBest, THREADS.getCurrentThreadCpuTime() - cpu);
                allocatedBest = Math.min(allocatedBest, THREADS.getCurrentThreadAllocatedBytes() - allocated);
            }
        }
        print(what, file, rows, cpuBest, clockBest, allocatedBest);
    }

    private static void print(String what, Path file, int rows, long cpu, long clock, long allocated)
            throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%-32s %,11d rows/s of the thread, %,11d by the clock, %4d MB/s of the thread, %5d bytes allocated a"
                        + " row%n",
                what,
                perSecond(rows, cpu),
                perSecond(rows, clock),
                perSecond(Files.size(file), cpu) / 1_000_000,
                allocated / rows);
    }

    private static long perSecond(long count, long nanoseconds) {
        return count * 1_000_000_000L / Math.max(1, nanoseconds);
    }
}
