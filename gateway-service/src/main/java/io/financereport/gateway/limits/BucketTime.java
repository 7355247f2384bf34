package io.financereport.gateway.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;

/** The injected clock as buckets read it. */
record BucketTime(Clock clock) implements TimeMeter {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public long currentTimeNanos() {
        return clock.millis() * NANOS_PER_MILLI;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
