package io.financereport.tenancy;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New identifiers: UUID version 7 (RFC 9562, section 5.7), ordered by the time of their making within this process. The 12
 * bits after the version count within a millisecond; past 4 096 the time runs ahead of the clock.
 */
@Singleton
public final class Ids {
    private static final int COUNTER_BITS = 12;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        var now = clock.millis() << COUNTER_BITS;
        var tick = last.updateAndGet(before -> Math.max(before + 1, now));
        var time = tick >>> COUNTER_BITS;
        var counter = tick & ((1 << COUNTER_BITS) - 1);
        return new UUID(time << 16 | 0x7000 | counter, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
