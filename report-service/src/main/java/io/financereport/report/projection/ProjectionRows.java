package io.financereport.report.projection;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The row that a workspace's batches lock in turn, and the logs that no longer count. */
@Singleton
final class ProjectionRows {
    private final Sql sql;

    ProjectionRows(Sql sql) {
        this.sql = sql;
    }

    /** How a batch begins. The number is the batch's, larger than all before it. */
    sealed interface Begun {
        record Following(long number) implements Begun {}

        /** The log is a new one: what the projection holds is no longer true. */
        record Anew(long number) implements Begun {}

        /** The log was replaced by the one that the projection follows. */
        record OutOfDate() implements Begun {}
    }

    private record Head(UUID log, long batch) {}

    /** Waits for the workspace's batch that another replica is adding, if any. */
    Begun begin(WorkspaceId workspace, UUID log) {
        sql.update(
                "INSERT INTO projection (workspace_id, log) VALUES (?, ?) ON CONFLICT (workspace_id) DO NOTHING",
                workspace.value(),
                log);
        var head = sql.list(
                        "SELECT log, batch FROM projection WHERE workspace_id = ? FOR UPDATE",
                        row -> new Head(row.uuid("log"), row.number("batch")),
                        workspace.value())
                .getFirst();
        var number = head.batch() + 1;
        if (head.log().equals(log)) {
            follow(workspace, log, number);
            return new Begun.Following(number);
        } else if (isReplaced(workspace, log)) {
            return new Begun.OutOfDate();
        } else {
            sql.update("INSERT INTO replaced_log (workspace_id, log) VALUES (?, ?)", workspace.value(), head.log());
            follow(workspace, log, number);
            return new Begun.Anew(number);
        }
    }

    private boolean isReplaced(WorkspaceId workspace, UUID log) {
        return sql.find(
                        "SELECT log FROM replaced_log WHERE workspace_id = ? AND log = ?",
                        row -> row.uuid("log"),
                        workspace.value(),
                        log)
                .isPresent();
    }

    private void follow(WorkspaceId workspace, UUID log, long number) {
        sql.update("UPDATE projection SET log = ?, batch = ? WHERE workspace_id = ?", log, number, workspace.value());
    }
}
