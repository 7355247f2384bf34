package io.financereport.streams;

import io.financereport.tenancy.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Which events this service has handled, told in the transactions that handle them. */
@Singleton
final class Inbox {
    private static final String INSERT = """
        INSERT INTO inbox (producer, log, sequence, recorded_at)
        SELECT ?, ?, event.sequence, event.recorded_at
        FROM unnest(?, ?) AS event (sequence, recorded_at)
        %s
        ORDER BY event.sequence
        ON CONFLICT DO NOTHING
        RETURNING sequence
        """;
    /** An event that failed has its own hour (FailedEvents); a second delivery must not try it in between. */
    private static final String NOT_ON_TRIAL = """
        WHERE NOT EXISTS (
            SELECT FROM dead_letter AS trial
            WHERE trial.producer = ? AND trial.log = ? AND trial.sequence = event.sequence AND trial.dead_at IS NULL)
        """;

    private final Sql sql;

    Inbox(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes events of one log as handled by the running transaction.
     *
     * @return those that the caller has to handle: not handled before, and not on trial
     * @throws LogReplaced when the log is not (or not yet, while rebuilding) the one whose events count
     */
    List<Event> accept(String producer, List<Event> events) {
        var log = events.getFirst().log();
        return unhandled(
                producer,
                events,
                sql.list(
                        INSERT.formatted(NOT_ON_TRIAL),
                        row -> row.number("sequence"),
                        producer,
                        log,
                        Sql.column(events, Long.class, Event::sequence),
                        Sql.column(events, Instant.class, Event::recordedAt),
                        producer,
                        log));
    }

    /** As {@link #accept}, for an event whose trial the caller conducts. */
    List<Event> acceptTried(String producer, Event event) {
        var events = List.of(event);
        return unhandled(
                producer,
                events,
                sql.list(
                        INSERT.formatted(""),
                        row -> row.number("sequence"),
                        producer,
                        event.log(),
                        Sql.column(events, Long.class, Event::sequence),
                        Sql.column(events, Instant.class, Event::recordedAt)));
    }

    /**
     * The watermark is read after the insert, by a statement of its own: inbox rows at or below it are gone, so that an insert
     * succeeds there. The row lock keeps the log from being replaced under us, and lets the watermark advance.
     */
    private List<Event> unhandled(String producer, List<Event> events, List<Long> inserted) {
        var log = events.getFirst().log();
        var watermark = sql.list(
                "SELECT sequence FROM watermark WHERE producer = ? AND log = ? AND NOT rebuilding FOR KEY SHARE",
                row -> row.number("sequence"),
                producer,
                log);
        if (watermark.isEmpty()) {
            throw new LogReplaced(producer, log);
        }
        var fresh = new HashSet<>(inserted);
        return events.stream()
                .filter(event -> event.sequence() > watermark.getFirst() && fresh.remove(event.sequence()))
                .toList();
    }

    /** Events of another log than the current one cannot be judged by the current watermark. */
    static final class LogReplaced extends RuntimeException {
        LogReplaced(String producer, UUID log) {
            super("Log " + log + " of " + producer + " is not the one that is being handled");
        }
    }
}
