package io.financereport.streams;

import io.financereport.streams.SequencerSession.Database;
import io.financereport.streams.SequencerSession.Head;
import io.financereport.streams.StreamWriter.Position;
import io.lettuce.core.RedisException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the outbox its order, and Redis its copy. Every replica has one; that which holds the advisory lock works, the others wait
 * for it. Numbering never waits for Redis: consumers can fetch numbered events without it.
 *
 * <p>It may die between any two steps. Numbering is one transaction; the stream's last id says what is published, and refuses what
 * it already has.
 */
final class Sequencer implements Runnable {
    /** Where it may die; tests make it do so. */
    enum Step {
        NUMBERED,
        APPENDED,
        CURSOR_STORED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final UUID LOWEST = new UUID(0, 0);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final StreamWriter stream;
    private final OutboxLimits limits;
    private final StreamMetrics metrics;
    private final Consumer<Step> after;
    private final CountDownLatch stop = new CountDownLatch(1);

    private Head head = new Head(LOWEST, 0, 0, 0);
    /** Of the last event in the stream; null when Redis has to be asked. */
    private @Nullable Long published;

    private UUID floor = LOWEST;
    private long fullScanNanos;
    private long redisRetryNanos;
    private boolean redisAway;
    private volatile boolean leading;

    Sequencer(
            Database database, StreamWriter stream, OutboxLimits limits, StreamMetrics metrics, Consumer<Step> after) {
        this.database = database;
        this.stream = stream;
        this.limits = limits;
        this.metrics = metrics;
        this.after = after;
    }

    boolean leading() {
        return leading;
    }

    /** Works until {@link #stop}. */
    @Override
    public void run() {
        try (stream) {
            while (running()) {
                try (var session = SequencerSession.open(database)) {
                    serve(session);
                } catch (SQLException | RuntimeException e) {
                    LOG.warn("The sequencer lost its session at {}, and opens another", database, e);
                    pause(PAUSE);
                } finally {
                    leading = false;
                    metrics.leads(false);
                }
            }
        }
    }

    void stop() {
        stop.countDown();
    }

    private void serve(SequencerSession session) {
        while (running() && !session.lead()) {
            pause(limits.poll());
        }
        if (running()) {
            begin(session);
        }
        while (running()) {
            if (step(session) < limits.batchEventsMax()) {
                session.await(limits.poll());
            }
        }
    }

    /** Looks at the stream before the first numbering: a restored database is behind it only until then. */
    private void begin(SequencerSession session) {
        session.listen();
        head = session.head();
        published = null;
        floor = LOWEST;
        fullScanNanos = System.nanoTime();
        leading = true;
        metrics.leads(true);
        LOG.info("This sequencer leads: log {}, {} events numbered", head.log(), head.sequence());
        publish(session, List.of());
    }

    /** Numbers one batch and publishes what is not yet. */
    private int step(SequencerSession session) {
        var numbered = session.number(head.log(), scanFrom(), limits.batchEventsMax());
        if (!numbered.isEmpty()) {
            var last = numbered.getLast();
            head = new Head(head.log(), head.startedMillis(), last.sequence(), head.published());
            floor = floorBehind(last.id());
            metrics.numbered(numbered.size());
            after.accept(Step.NUMBERED);
        }
        if (redisRetryNanos - System.nanoTime() <= 0) {
            publish(session, numbered);
        }
        return numbered.size();
    }

    private void publish(SequencerSession session, List<Event> numbered) {
        try {
            var position = published == null ? locate(session) : published;
            if (continues(numbered, position)) {
                position = append(session, numbered);
            }
            while (position < head.sequence() && running()) {
                position = append(session, session.read(head.log(), position, limits.batchEventsMax()));
            }
            published = position;
            if (redisAway) {
                redisAway = false;
                LOG.info("Redis is back; the stream is at {}", position);
            }
            metrics.unpublished(head.sequence() - position);
        } catch (RedisException e) {
            if (!redisAway) {
                redisAway = true;
                LOG.warn("Redis is away; events are numbered and wait in the outbox: {}", e.getMessage());
            }
            published = null;
            metrics.unpublished(head.sequence() - session.head().published());
            stream.close();
            redisRetryNanos = System.nanoTime() + PAUSE.toNanos();
        }
    }

    /** The batch in hand may be of the log that {@link #locate} just ended. */
    private boolean continues(List<Event> numbered, long position) {
        return !numbered.isEmpty()
                && numbered.getFirst().sequence() == position + 1
                && numbered.getFirst().log().equals(head.log());
    }

    private long append(SequencerSession session, List<Event> events) {
        stream.append(head.startedMillis(), events);
        after.accept(Step.APPENDED);
        var last = events.getLast().sequence();
        session.published(last);
        after.accept(Step.CURSOR_STORED);
        return last;
    }

    /** How far the stream is. It knows best, unless it is empty or of an older log; then the stored cursor counts. */
    private long locate(SequencerSession session) {
        var last = stream.last();
        if (last.logStartedMillis() > head.startedMillis() || isAhead(last)) {
            LOG.error(
                    "The stream is at {} but the outbox at {}-{}: the database is older than the stream, as after a"
                            + " restore. A new log begins, and consumers rebuild",
                    last,
                    head.startedMillis(),
                    head.sequence());
            head = session.startLog(last.logStartedMillis() + 1);
            return head.published();
        } else if (last.logStartedMillis() == head.startedMillis()) {
            return last.sequence();
        } else {
            return session.head().published();
        }
    }

    private boolean isAhead(Position last) {
        return last.logStartedMillis() == head.startedMillis() && last.sequence() > head.sequence();
    }

    /** Mostly just behind the last numbered id, so that dead rows before it cost nothing; at times from the very first. */
    private UUID scanFrom() {
        var now = System.nanoTime();
        if (fullScanNanos - now <= 0) {
            fullScanNanos = now + limits.fullScan().toNanos();
            return LOWEST;
        } else {
            return floor;
        }
    }

    /** The lowest UUIDv7 of a moment before this one. */
    private UUID floorBehind(UUID id) {
        var millis = (id.getMostSignificantBits() >>> 16) - limits.floorMargin().toMillis();
        return new UUID(Math.max(millis, 0) << 16, 0);
    }

    private boolean running() {
        return stop.getCount() > 0;
    }

    private void pause(Duration duration) {
        try {
            if (stop.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("The sequencer stops");
            }
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }
}
