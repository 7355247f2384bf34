package io.financereport.reconciliation.period;

import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL of closings and reopenings. Rows are only added. */
@Singleton
final class PeriodRows {
    private final Sql sql;

    PeriodRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Newest first.
     *
     * @param before the number above those that are listed; null for all
     */
    List<PeriodChange> list(WorkspaceId workspace, @Nullable Long before, int limit) {
        return sql.list("""
            SELECT number, was_closed_through, closed_through, changed_by, changed_at, reason FROM period_change
            WHERE workspace_id = ? AND (?::bigint IS NULL OR number < ?::bigint) ORDER BY number DESC LIMIT ?
            """, PeriodRows::change, workspace, before, before, limit);
    }

    void insert(WorkspaceId workspace, PeriodChange change) {
        sql.update(
                """
                INSERT INTO period_change (workspace_id, number, was_closed_through, closed_through, changed_by, changed_at, reason)
                VALUES (?, ?, ?::date, ?::date, ?, ?, ?)
                """,
                workspace,
                change.number(),
                change.from(),
                change.to(),
                change.by().value(),
                change.at(),
                change.reason());
    }

    private static PeriodChange change(Cells row) {
        return new PeriodChange(
                row.number("number"),
                row.findDate("was_closed_through"),
                row.findDate("closed_through"),
                new UserId(row.uuid("changed_by")),
                row.instant("changed_at"),
                row.findText("reason"));
    }
}
