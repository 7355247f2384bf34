package io.financereport.streams;

import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
        """.formatted(Sql.EVENT_COLUMNS);

    /**
     * Waits for a numbering in flight, which holds the row, and lifts the time above which the next one numbers. The head is
     * then read as that numbering left it.
     */
    static final String CLOSE = """
        UPDATE outbox_head SET recorded_at = GREATEST(recorded_at, ?) WHERE ? <= clock_timestamp()
        RETURNING log, sequence
        """;

    private final WorkspaceTransactions transactions;
    private final OutboxLimits limits;

    OutboxPages(WorkspaceTransactions transactions, OutboxLimits limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    /** At most so many events above the sequence, and at least one if there is any. */
    Page after(long sequence, int eventsMax) {
        return transactions.platform(() -> {
            var connection = transactions.connection();
            var events = new ArrayList<Event>();
            var head = Sql.list(connection, "SELECT log, sequence FROM outbox_head", OutboxPages::head)
                    .getFirst();
            try (var statement = connection.prepareStatement(AFTER)) {
                statement.setLong(1, sequence);
                statement.setInt(2, eventsMax);
                statement.setFetchSize(50);
                try (var rows = statement.executeQuery()) {
                    long chars = 0;
                    while (chars < limits.pageCharsMax() && rows.next()) {
                        var event = Sql.event(rows, head.log());
                        chars += event.json().length();
                        events.add(event);
                    }
                }
            } catch (SQLException e) {
                throw Sql.failed(e);
            }
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
        return transactions.platform(
                () -> Sql.list(transactions.connection(), CLOSE, OutboxPages::head, moment, moment).stream()
                        .findFirst());
    }

    private static Page head(ResultSet row) throws SQLException {
        return new Page(row.getObject("log", UUID.class), row.getLong("sequence"), List.of());
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
