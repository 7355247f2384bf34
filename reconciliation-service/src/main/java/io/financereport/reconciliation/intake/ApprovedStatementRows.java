package io.financereport.reconciliation.intake;

import io.financereport.reconciliation.bank.BankTransaction;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of approved statements on their way in. */
@Singleton
final class ApprovedStatementRows {
    private final Sql sql;

    ApprovedStatementRows(Sql sql) {
        this.sql = sql;
    }

    void insertBatch(WorkspaceId workspace, Version version, int batches, int batch, String content) {
        sql.update("""
            INSERT INTO approved_statement (workspace_id, statement_id, version, batches) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, workspace, version.statement().value(), version.number(), batches);
        // A version that was taken already needs no batch any more.
        sql.update("""
            INSERT INTO approved_batch (workspace_id, statement_id, version, batch, content)
            SELECT workspace_id, statement_id, version, ?, ? FROM approved_statement
            WHERE workspace_id = ? AND statement_id = ? AND version = ? AND taken_at IS NULL
            ON CONFLICT DO NOTHING
            """, batch, content, workspace, version.statement().value(), version.number());
    }

    /** Versions all of whose batches are there and that were not taken yet. */
    List<Version> complete(WorkspaceId workspace) {
        return sql.list(
                """
                SELECT s.statement_id, s.version FROM approved_statement s
                WHERE s.workspace_id = ? AND s.taken_at IS NULL
                  AND s.batches = (
                      SELECT count(*) FROM approved_batch b
                      WHERE b.workspace_id = s.workspace_id AND b.statement_id = s.statement_id AND b.version = s.version)
                ORDER BY s.statement_id, s.version
                """, row -> new Version(new StatementId(row.uuid("statement_id")), row.number("version")), workspace);
    }

    List<String> batches(WorkspaceId workspace, Version version) {
        return sql.list(
                """
                SELECT content FROM approved_batch WHERE workspace_id = ? AND statement_id = ? AND version = ? ORDER BY batch
                """, row -> row.text("content"), workspace, version.statement().value(), version.number());
    }

    void take(WorkspaceId workspace, Version version, Instant at) {
        sql.update(
                "UPDATE approved_statement SET taken_at = ? WHERE workspace_id = ? AND statement_id = ? AND version ="
                        + " ?",
                at,
                workspace,
                version.statement().value(),
                version.number());
        sql.update(
                "DELETE FROM approved_batch WHERE workspace_id = ? AND statement_id = ? AND version = ?",
                workspace,
                version.statement().value(),
                version.number());
    }

    /** @return those that were not there before */
    List<TransactionId> insert(WorkspaceId workspace, List<BankTransaction> transactions) {
        return sql.list(
                """
                INSERT INTO bank_transaction (workspace_id, id, account_id, statement_id, booked_on, value_on, amount, currency,
                                              description, counterparty, reference)
                SELECT ?, t.id, t.account_id, t.statement_id, t.booked_on, t.value_on, t.amount, t.currency, t.description,
                       t.counterparty, t.reference
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    AS t (id, account_id, statement_id, booked_on, value_on, amount, currency, description, counterparty, reference)
                ON CONFLICT DO NOTHING
                RETURNING id
                """,
                row -> new TransactionId(row.uuid("id")),
                workspace,
                Sql.column(
                        transactions,
                        UUID.class,
                        transaction -> transaction.id().value()),
                Sql.column(
                        transactions,
                        UUID.class,
                        transaction -> transaction.account().value()),
                Sql.column(
                        transactions,
                        UUID.class,
                        transaction -> transaction.statement().value()),
                Sql.column(transactions, LocalDate.class, BankTransaction::bookedOn),
                Sql.column(transactions, LocalDate.class, BankTransaction::valueOn),
                Sql.column(
                        transactions,
                        BigDecimal.class,
                        transaction -> transaction.amount().amount()),
                Sql.column(
                        transactions,
                        String.class,
                        transaction -> transaction.amount().currency().getCurrencyCode()),
                Sql.column(transactions, String.class, BankTransaction::description),
                Sql.column(transactions, String.class, BankTransaction::counterparty),
                Sql.column(transactions, String.class, BankTransaction::reference));
    }

    /** One approval of a statement. */
    record Version(StatementId statement, long number) {}
}
