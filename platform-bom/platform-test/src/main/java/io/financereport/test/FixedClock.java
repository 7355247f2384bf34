package io.financereport.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves when told to. In UTC. */
public final class FixedClock extends Clock {
    private final AtomicReference<Instant> now;

    public FixedClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    public static FixedClock at(String instant) {
        return new FixedClock(Instant.parse(instant));
    }

    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The fixed clock is in UTC");
    }
}
