package io.financereport.reconciliation.revert;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.revert.RevertRequested.Sighted;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SQL of statements that are taken back. */
@Singleton
final class RevertRows {
    private final Sql sql;

    RevertRows(Sql sql) {
        this.sql = sql;
    }

    /** Notes a batch, unless its request was refused before. */
    void insertBatch(WorkspaceId workspace, RevertRequested batch) {
        if (isRefused(workspace, batch)) {
            return;
        }
        sql.update(
                "INSERT INTO revert (workspace_id, statement_id, version, batches) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                workspace,
                batch.statementId(),
                batch.version(),
                batch.batches());
        sql.update(
                "INSERT INTO revert_batch (workspace_id, statement_id, version, batch) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                workspace,
                batch.statementId(),
                batch.version(),
                batch.batch());
        sql.update(
                """
                INSERT INTO reverted_transaction (workspace_id, statement_id, version, transaction_id, kept_by)
                SELECT ?, ?, ?, s.transaction_id, s.kept_by FROM unnest(?, ?) AS s (transaction_id, kept_by)
                ON CONFLICT DO NOTHING
                """,
                workspace,
                batch.statementId(),
                batch.version(),
                Sql.column(batch.transactions(), UUID.class, Sighted::transactionId),
                Sql.column(batch.transactions(), UUID.class, Sighted::keptBy));
    }

    private boolean isRefused(WorkspaceId workspace, RevertRequested batch) {
        return sql.find(
                        "SELECT true AS yes FROM revert_refusal"
                                + " WHERE workspace_id = ? AND statement_id = ? AND version = ?",
                        row -> row.flag("yes"),
                        workspace,
                        batch.statementId(),
                        batch.version())
                .isPresent();
    }

    /** Those whose batches are all there and that are not applied yet. */
    List<Revert> waiting(WorkspaceId workspace) {
        return sql.list(
                """
                SELECT r.statement_id, r.version, r.begun_at FROM revert r
                WHERE r.workspace_id = ? AND r.applied_at IS NULL
                  AND r.batches = (
                      SELECT count(*) FROM revert_batch b
                      WHERE b.workspace_id = r.workspace_id AND b.statement_id = r.statement_id AND b.version = r.version)
                ORDER BY r.statement_id, r.version
                """,
                row -> new Revert(
                        new StatementId(row.uuid("statement_id")),
                        row.number("version"),
                        row.findInstant("begun_at") != null),
                workspace);
    }

    /** Whether some have begun and are not applied yet. */
    boolean isAnyUnderWay(WorkspaceId workspace) {
        return sql.find(
                        "SELECT true AS yes FROM revert WHERE workspace_id = ? AND begun_at IS NOT NULL AND applied_at"
                                + " IS NULL LIMIT 1",
                        row -> row.flag("yes"),
                        workspace)
                .isPresent();
    }

    void begin(WorkspaceId workspace, Revert revert, Instant at) {
        sql.update(
                "UPDATE revert SET begun_at = ? WHERE workspace_id = ? AND statement_id = ? AND version = ?",
                at,
                workspace,
                revert.statement().value(),
                revert.version());
    }

    /**
     * Forgets what the request said, which nothing is to carry out later, an earlier release least of all. That it was refused
     * stays: a log that is taken in anew brings it again.
     */
    void refuse(WorkspaceId workspace, Revert revert) {
        sql.update(
                "INSERT INTO revert_refusal (workspace_id, statement_id, version) VALUES (?, ?, ?)",
                workspace,
                revert.statement().value(),
                revert.version());
        for (var table : List.of("reverted_transaction", "revert_batch", "revert")) {
            sql.update(
                    "DELETE FROM " + table + " WHERE workspace_id = ? AND statement_id = ? AND version = ?",
                    workspace,
                    revert.statement().value(),
                    revert.version());
        }
    }

    /** Some of those that are still to die. */
    List<TransactionId> dying(WorkspaceId workspace, Revert revert, int limit) {
        return sql.list(
                """
                SELECT transaction_id FROM reverted_transaction
                WHERE workspace_id = ? AND statement_id = ? AND version = ? AND kept_by IS NULL AND ended_at IS NULL
                ORDER BY transaction_id LIMIT ?
                """,
                row -> new TransactionId(row.uuid("transaction_id")),
                workspace,
                revert.statement().value(),
                revert.version(),
                limit);
    }

    void end(
            WorkspaceId workspace,
            Revert revert,
            Collection<TransactionId> transactions,
            int voidedEntries,
            Instant at) {
        sql.update("""
            UPDATE reverted_transaction SET ended_at = ?
            WHERE workspace_id = ? AND statement_id = ? AND version = ? AND transaction_id = ANY (?)
            """, at, workspace, revert.statement().value(), revert.version(), ids(transactions));
        sql.update(
                "UPDATE revert SET voided_entries = voided_entries + ?"
                        + " WHERE workspace_id = ? AND statement_id = ? AND version = ?",
                voidedEntries,
                workspace,
                revert.statement().value(),
                revert.version());
    }

    /** @return how many entries were voided for it */
    int apply(WorkspaceId workspace, Revert revert, Instant at) {
        return sql.find(
                        "UPDATE revert SET applied_at = ? WHERE workspace_id = ? AND statement_id = ? AND version = ?"
                                + " RETURNING voided_entries",
                        row -> row.integer("voided_entries"),
                        at,
                        workspace,
                        revert.statement().value(),
                        revert.version())
                .orElseThrow();
    }

    /** The accounts of the dead. */
    Map<AccountId, Currency> accounts(WorkspaceId workspace, Revert revert) {
        var accounts = new HashMap<AccountId, Currency>();
        sql.each(
                """
                SELECT DISTINCT t.account_id, t.currency FROM reverted_transaction r
                JOIN bank_transaction t ON t.workspace_id = r.workspace_id AND t.id = r.transaction_id
                WHERE r.workspace_id = ? AND r.statement_id = ? AND r.version = ? AND r.ended_at IS NOT NULL
                """,
                row -> accounts.put(new AccountId(row.uuid("account_id")), row.currency("currency")),
                workspace,
                revert.statement().value(),
                revert.version());
        return accounts;
    }

    /**
     * Lets the transactions that came with the statement and live on belong to the statements that keep them. They are looked up by
     * their keys, one by one, as the planner knows nothing of what was written a moment ago; nobody else writes in the workspace meanwhile.
     */
    void handOver(WorkspaceId workspace, StatementId statement) {
        sql.update("""
            UPDATE bank_transaction t SET statement_id = kept.by
            FROM (
                SELECT o.ctid AS place, r.kept_by AS by FROM reverted_transaction r
                CROSS JOIN LATERAL (
                    SELECT ctid, statement_id FROM bank_transaction
                    WHERE workspace_id = r.workspace_id AND id = r.transaction_id
                    OFFSET 0) o
                WHERE r.workspace_id = ? AND r.statement_id = ? AND r.kept_by IS NOT NULL
                    AND o.statement_id = r.statement_id
                OFFSET 0) kept
            WHERE t.ctid = kept.place
            """, workspace, statement.value());
    }

    boolean isApplied(WorkspaceId workspace, StatementId statement, long afterVersion) {
        return sql.find("""
            SELECT true AS yes FROM revert
            WHERE workspace_id = ? AND statement_id = ? AND version > ? AND applied_at IS NOT NULL
            """, row -> row.flag("yes"), workspace, statement.value(), afterVersion)
                .isPresent();
    }

    Set<TransactionId> deadAmong(WorkspaceId workspace, Collection<TransactionId> transactions) {
        return new HashSet<>(
                sql.list("""
                    SELECT transaction_id FROM reverted_transaction
                    WHERE workspace_id = ? AND transaction_id = ANY (?) AND ended_at IS NOT NULL
                    """, row -> new TransactionId(row.uuid("transaction_id")), workspace, ids(transactions)));
    }

    void insertJob(WorkspaceId workspace) {
        sql.update("INSERT INTO revert_job (workspace_id) VALUES (?) ON CONFLICT DO NOTHING", workspace);
    }

    void deleteJob(WorkspaceId workspace) {
        sql.update("DELETE FROM revert_job WHERE workspace_id = ?", workspace);
    }

    List<WorkspaceId> jobs(int limit) {
        return sql.list(
                "SELECT workspace_id FROM revert_job ORDER BY workspace_id LIMIT ?",
                row -> new WorkspaceId(row.uuid("workspace_id")),
                limit);
    }

    private static UUID[] ids(Collection<TransactionId> transactions) {
        return transactions.stream().map(TransactionId::value).toArray(UUID[]::new);
    }

    /** One request to take a statement back. */
    record Revert(StatementId statement, long version, boolean isBegun) {}
}
