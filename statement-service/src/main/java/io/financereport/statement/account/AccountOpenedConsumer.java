package io.financereport.statement.account;

import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.EventJson;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Learns which ledger accounts there are, so that an upload can name one. */
@Singleton
final class AccountOpenedConsumer implements EventConsumer {
    private static final String UPSERT = """
        INSERT INTO known_account (workspace_id, id, name, type, currency, subject_version) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace_id, id) DO UPDATE
        SET name = EXCLUDED.name, type = EXCLUDED.type, currency = EXCLUDED.currency,
            subject_version = EXCLUDED.subject_version
        WHERE known_account.subject_version < EXCLUDED.subject_version
        """;

    private final Sql sql;
    private final EventJson json;

    AccountOpenedConsumer(Sql sql, EventJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public String producer() {
        return "reconciliation";
    }

    @Override
    public Set<String> types() {
        return Set.of("account.opened.v1");
    }

    @Override
    public void consume(WorkspaceId workspace, List<Event> events) {
        for (Event event : events) {
            var opened = json.read(event, AccountOpened.class);
            sql.update(
                    UPSERT,
                    workspace.value(),
                    opened.accountId(),
                    opened.name(),
                    opened.type(),
                    opened.currency(),
                    event.subjectVersion());
        }
    }

    @Serdeable
    record AccountOpened(
            UUID accountId,
            String name,
            String type,
            @Nullable String currency) {}
}
