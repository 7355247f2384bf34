package io.financereport.streams;

import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;

/**
 * Where a service says what happened. An event is written in the transaction of the change it tells of: both commit, or neither.
 * From there it reaches every consumer exactly once, sooner or later.
 */
@Singleton
public final class Outbox {
    private static final String APPEND = """
        WITH appended AS (
            INSERT INTO outbox (id, workspace_id, type, subject, subject_version, traceparent, data)
            SELECT id, workspace_id, type, subject, subject_version, ?, data::json
            FROM unnest(?, ?, ?, ?, ?, ?) AS event (id, workspace_id, type, subject, subject_version, data)
            WHERE current_setting('app.workspace') IN ('', workspace_id::text)
            RETURNING id
        )
        INSERT INTO outbox_pending (id) SELECT id FROM appended
        """;

    private final Sql sql;
    private final TransactionOperations<Connection> operations;
    private final Ids ids;
    private final EventJson json;
    private final Traces traces;
    private final OutboxLimits limits;
    private final OutboxNotifier notifier;

    Outbox(
            Sql sql,
            TransactionOperations<Connection> operations,
            Ids ids,
            EventJson json,
            Traces traces,
            OutboxLimits limits,
            OutboxNotifier notifier) {
        this.sql = sql;
        this.operations = operations;
        this.ids = ids;
        this.json = json;
        this.traces = traces;
        this.limits = limits;
        this.notifier = notifier;
    }

    /**
     * Appends one event to the running transaction.
     *
     * @throws IllegalStateException outside of a transaction
     * @throws IllegalArgumentException when the type is none, the data cannot be written or is too large, or the workspace is not
     *     the transaction's
     */
    public void append(WorkspaceId workspace, String type, String subject, long subjectVersion, Object data) {
        appendAll(List.of(new NewEvent(workspace, type, subject, subjectVersion, data)));
    }

    /** As {@link #append}, for any number of events, in their order. */
    public void appendAll(List<NewEvent> events) {
        for (int from = 0; from < events.size(); from += limits.batchEventsMax()) {
            insert(events.subList(from, Math.min(events.size(), from + limits.batchEventsMax())));
        }
        if (!events.isEmpty()) {
            notifyAfterCommit();
        }
    }

    private void insert(List<NewEvent> events) {
        var appended = sql.update(
                APPEND,
                traces.current(),
                Sql.column(events, UUID.class, event -> ids.next()),
                Sql.column(events, UUID.class, event -> event.workspace().value()),
                Sql.column(events, String.class, NewEvent::type),
                Sql.column(events, String.class, NewEvent::subject),
                Sql.column(events, Long.class, NewEvent::subjectVersion),
                Sql.column(events, String.class, this::data));
        if (appended != events.size()) {
            throw new IllegalArgumentException(
                    "Of " + events.size() + " events only " + appended + " are of the transaction's workspace: "
                            + events.getFirst().type());
        }
    }

    private String data(NewEvent event) {
        var data = json.write(event);
        var bytes = data.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.dataBytesMax()) {
            throw new IllegalArgumentException("The data of a new " + event.type() + " has " + bytes
                    + " bytes, more than " + limits.dataBytesMax() + ": spread it over several events");
        }
        return data;
    }

    private void notifyAfterCommit() {
        operations.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                notifier.appended();
            }
        });
    }
}
