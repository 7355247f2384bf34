package io.financereport.statement.statement;

import io.financereport.statement.statement.RevertRequested.Sighted;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** SQL of statements that are taken back. All calls belong into the workspace's transaction. */
@Singleton
final class RevertRows {
    private static final String SIGHTED = """
        SELECT g.transaction_id, (
            SELECT o.statement_id FROM sighting o
            WHERE o.workspace_id = g.workspace_id AND o.transaction_id = g.transaction_id AND o.statement_id <> g.statement_id
            ORDER BY o.statement_id LIMIT 1) AS kept_by
        FROM sighting g
        WHERE g.workspace_id = ? AND g.statement_id = ?
        ORDER BY g.row_ordinal
        """;
    private static final String OTHER_UNDER_WAY = """
        SELECT s.id FROM statement s
        JOIN statement_account a ON a.workspace_id = s.workspace_id AND a.statement_id = s.id
        WHERE s.workspace_id = ? AND s.status = 'reverting' AND s.id <> ?
            AND a.account_id IN (SELECT account_id FROM statement_account WHERE workspace_id = ? AND statement_id = ?)
        ORDER BY s.id LIMIT 1
        """;
    private static final String FORGET_SIGHTINGS = """
        WITH gone AS (
            DELETE FROM sighting WHERE workspace_id = ? AND statement_id = ? RETURNING workspace_id, statement_id, transaction_id)
        DELETE FROM transaction t USING gone
        WHERE t.workspace_id = gone.workspace_id AND t.id = gone.transaction_id
            AND NOT EXISTS (
                SELECT FROM sighting o
                WHERE o.workspace_id = t.workspace_id AND o.transaction_id = t.id AND o.statement_id <> gone.statement_id)
        """;

    private final Sql sql;

    RevertRows(Sql sql) {
        this.sql = sql;
    }

    /** A statement about one of the same accounts that is being taken back. */
    Optional<UUID> findOtherUnderWay(WorkspaceId workspace, StatementId statement) {
        return sql.find(
                OTHER_UNDER_WAY,
                row -> row.uuid("id"),
                workspace.value(),
                statement.value(),
                workspace.value(),
                statement.value());
    }

    /** Sets it to being reverted. Who approved it is kept beside, in case that the books refuse. */
    void begin(WorkspaceId workspace, StatementId statement, Decision decision) {
        sql.update("""
            UPDATE statement SET status = 'reverting', version = version + 1, approved_by = decided_by, approved_at = decided_at,
                decided_by = ?, decided_at = ?, reason = ?, revert_refused_through = NULL
            WHERE workspace_id = ? AND id = ?
            """, decision.by(), decision.at(), decision.reason(), workspace.value(), statement.value());
    }

    /** Lets it be approved as it was before it began to be reverted, and notes why. */
    void refuse(WorkspaceId workspace, StatementId statement, LocalDate closedThrough) {
        sql.update("""
            UPDATE statement SET status = 'approved', version = version + 1, decided_by = approved_by,
                decided_at = coalesce(approved_at, decided_at), approved_by = NULL, approved_at = NULL,
                revert_refused_through = ?
            WHERE workspace_id = ? AND id = ?
            """, closedThrough, workspace.value(), statement.value());
    }

    long countSighted(WorkspaceId workspace, StatementId statement) {
        return sql.find(
                        "SELECT count(*) AS n FROM sighting WHERE workspace_id = ? AND statement_id = ?",
                        row -> row.number("n"),
                        workspace.value(),
                        statement.value())
                .orElseThrow();
    }

    /** What the statement sights, in the order of the file. */
    void eachSighted(WorkspaceId workspace, StatementId statement, Consumer<Sighted> reader) {
        sql.each(
                SIGHTED,
                row -> reader.accept(new Sighted(row.uuid("transaction_id"), row.findUuid("kept_by"))),
                workspace.value(),
                statement.value());
    }

    /** Removes its sightings, with the balances that it printed, and the transactions that nobody else sights. */
    void forget(WorkspaceId workspace, StatementId statement) {
        sql.update(FORGET_SIGHTINGS, workspace.value(), statement.value());
    }
}
