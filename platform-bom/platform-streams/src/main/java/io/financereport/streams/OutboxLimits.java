package io.financereport.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The producing side.
 *
 * @param poll how long the sequencer waits for a notification before it looks by itself: covers a lost one
 * @param batchEventsMax events numbered at once; with {@code dataBytesMax} it bounds the memory of a batch
 * @param dataBytesMax of one event: 500 rows of a statement at 1 KiB
 * @param pageCharsMax of one answer of {@code /internal/events}, give or take an event: at 3 bytes each still below the 10 MB
 *     that the HTTP client accepts
 * @param streamEventsMax what Redis keeps, about; older events are fetched from the producer
 * @param floorMargin how far behind the last numbered event the quick scan begins
 * @param fullScan how often all pending events are looked at: catches those that committed later than the margin
 */
@ConfigurationProperties("streams.outbox")
record OutboxLimits(
        @Bindable(defaultValue = "500ms") Duration poll,
        @Bindable(defaultValue = "200") int batchEventsMax,
        @Bindable(defaultValue = "524288") int dataBytesMax,
        @Bindable(defaultValue = "2097152") int pageCharsMax,
        @Bindable(defaultValue = "1000000") long streamEventsMax,
        @Bindable(defaultValue = "10s") Duration floorMargin,
        @Bindable(defaultValue = "2s") Duration fullScan) {
    /** PostgreSQL ends the sequencer's session when it was idle for that long, and its lock with it. */
    static final Duration SESSION_IDLE_MAX = Duration.ofSeconds(5);

    OutboxLimits {
        if (poll.compareTo(SESSION_IDLE_MAX.dividedBy(2)) > 0 || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("streams.outbox.poll is " + poll + "; it must be above 0 and at most "
                    + SESSION_IDLE_MAX.dividedBy(2) + ", or an idle sequencer loses its session");
        }
        if (batchEventsMax < 1 || batchEventsMax > 2_000) {
            throw new IllegalArgumentException(
                    "streams.outbox.batch-events-max is " + batchEventsMax + ", not within 1 and 2000");
        }
    }
}
