package io.financereport.statement.statement;

import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.EventJson;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Hears that the books are without a statement that is being taken back, or keep it. */
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
        return Set.of(RevertApplied.TYPE, RevertRefused.TYPE);
    }

    @Override
    public void consume(WorkspaceId workspace, List<Event> events) {
        var done = new ArrayList<StatementId>();
        var refusals = new LinkedHashMap<StatementId, LocalDate>();
        for (Event event : events) {
            if (event.type().equals(RevertRefused.TYPE)) {
                var refused = json.read(event, RevertRefused.class);
                var id = new StatementId(refused.statementId());
                if (isAnswered(workspace, id, refused.version())) {
                    refusals.put(id, refused.closedThrough());
                }
            } else {
                var applied = json.read(event, RevertApplied.class);
                var id = new StatementId(applied.statementId());
                if (isAnswered(workspace, id, applied.version())) {
                    done.add(id);
                }
            }
        }
        revert.finish(workspace, done, refusals);
    }

    /** Whether it is being taken back; what tells of another version is about a request that is over. */
    private boolean isAnswered(WorkspaceId workspace, StatementId id, long version) {
        return statements
                .lock(workspace, id)
                .filter(statement -> statement.status() == StatementStatus.REVERTING && statement.version() == version)
                .isPresent();
    }

    /** Event {@value #TYPE}: the books are without the statement. */
    @Serdeable
    record RevertApplied(UUID statementId, long version) {
        static final String TYPE = "revert.applied.v1";
    }

    /** Event {@value #TYPE}: the books keep the statement, because closed days would change without it. */
    @Serdeable
    record RevertRefused(UUID statementId, long version, LocalDate closedThrough) {
        static final String TYPE = "revert.refused.v1";
    }
}
