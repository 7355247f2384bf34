package io.financereport.streams;

import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
            var head = Sql.list(
                            connection,
                            "SELECT log, sequence FROM outbox_head",
                            row -> new Page(row.getObject("log", UUID.class), row.getLong("sequence"), List.of()))
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
     * @param head the sequence of the last numbered event
     */
    record Page(UUID log, long head, List<Event> events) {
        Page {
            events = List.copyOf(events);
        }
    }
}
