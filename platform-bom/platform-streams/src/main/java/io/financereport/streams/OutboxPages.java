package io.financereport.streams;

import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Numbered events out of the outbox, for consumers that miss some. */
@Singleton
final class OutboxPages {
    static final String AFTER = """
        SELECT numbered.sequence, numbered.recorded_at, event.*
        FROM outbox_sequence AS numbered
        CROSS JOIN LATERAL (SELECT %s FROM outbox WHERE outbox.id = numbered.id OFFSET 0) AS event
        WHERE numbered.sequence > ?
        ORDER BY numbered.sequence
        LIMIT ?
        """.formatted(EventColumns.NAMES);

    /**
     * Waits for a numbering in flight, which holds the row, and lifts the time above which the next one numbers. The head is
     * then read as that numbering left it.
     */
    static final String CLOSE = """
        UPDATE outbox_head SET recorded_at = GREATEST(recorded_at, ?) WHERE ? <= clock_timestamp()
        RETURNING log, sequence
        """;

    /** A page may be full after a few large events. */
    private static final int FETCH_EVENTS = 50;

    private final WorkspaceTransactions transactions;
    private final Sql sql;
    private final OutboxLimits limits;

    OutboxPages(WorkspaceTransactions transactions, Sql sql, OutboxLimits limits) {
        this.transactions = transactions;
        this.sql = sql;
        this.limits = limits;
    }

    /** At most so many events above the sequence, and at least one if there is any. */
    Page after(long sequence, int eventsMax) {
        return transactions.platform(() -> {
            var events = new ArrayList<Event>();
            var head = sql.list("SELECT log, sequence FROM outbox_head", OutboxPages::head)
                    .getFirst();
            var room = new AtomicLong(limits.pageCharsMax());
            sql.eachWhile(
                    AFTER,
                    row -> {
                        var event = EventColumns.event(row, head.log());
                        events.add(event);
                        return room.addAndGet(-event.json().length()) > 0;
                    },
                    FETCH_EVENTS,
                    sequence,
                    eventsMax);
            return new Page(head.log(), head.head(), events);
        });
    }

    /**
     * Closes the log up to this moment: no event will ever be recorded at it or before that is not numbered by now.
     *
     * @return the head, without events: who has handled everything up to it knows all that was recorded by then; empty when the
     *     moment lies in the future, by the database's clock
     */
    Optional<Page> close(Instant moment) {
        return transactions.platform(() ->
                sql.list(CLOSE, OutboxPages::head, moment, moment).stream().findFirst());
    }

    private static Page head(Cells row) {
        return new Page(row.uuid("log"), row.number("sequence"), List.of());
    }

    /**
     * @param head the sequence of the last numbered event
     */
    record Page(UUID log, long head, List<Event> events) {
        Page {
            events = List.copyOf(events);
        }
    }
}
