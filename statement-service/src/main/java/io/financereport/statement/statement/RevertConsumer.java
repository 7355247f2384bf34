package io.financereport.statement.statement;

import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.EventJson;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Hears that the books are without a statement that is being taken back. */
@Singleton
final class RevertConsumer implements EventConsumer {
    private final StatementRows statements;
    private final Revert revert;
    private final EventJson json;

    RevertConsumer(StatementRows statements, Revert revert, EventJson json) {
        this.statements = statements;
        this.revert = revert;
        this.json = json;
    }

    @Override
    public String producer() {
        return "reconciliation";
    }

    @Override
    public Set<String> types() {
        return Set.of(RevertApplied.TYPE);
    }

    @Override
    public void consume(WorkspaceId workspace, List<Event> events) {
        var done = new ArrayList<StatementId>();
        for (Event event : events) {
            var applied = json.read(event, RevertApplied.class);
            var id = new StatementId(applied.statementId());
            var statement = statements.lock(workspace, id);
            // Of another version it is about a revert that is over.
            if (statement.isPresent()
                    && statement.get().status() == StatementStatus.REVERTING
                    && statement.get().version() == applied.version()) {
                done.add(id);
            }
        }
        revert.finish(workspace, done);
    }

    /** Event {@value #TYPE}: the books are without the statement. */
    @Serdeable
    record RevertApplied(UUID statementId, long version) {
        static final String TYPE = "revert.applied.v1";
    }
}
