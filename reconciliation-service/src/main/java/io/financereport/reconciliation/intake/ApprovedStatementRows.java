package io.financereport.reconciliation.intake;

import io.financereport.reconciliation.bank.BankTransaction;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.sql.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of approved statements on their way in. */
@Singleton
final class ApprovedStatementRows {
    private final Sql sql;

    ApprovedStatementRows(Sql sql) {
        this.sql = sql;
    }

    void insertBatch(WorkspaceId workspace, Version version, int batches, int batch, String content) {
        sql.run("""
            INSERT INTO approved_statement (workspace_id, statement_id, version, batches) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, workspace, version.statement().value(), version.number(), batches);
        // A version that was taken already needs no batch any more.
        sql.run("""
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
        sql.run(
                "UPDATE approved_statement SET taken_at = ? WHERE workspace_id = ? AND statement_id = ? AND version ="
                        + " ?",
                at,
                workspace,
                version.statement().value(),
                version.number());
        sql.run(
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
                uuids(transactions, transaction -> transaction.id().value()),
                uuids(transactions, transaction -> transaction.account().value()),
                uuids(transactions, transaction -> transaction.statement().value()),
                transactions.stream().map(BankTransaction::bookedOn).toArray(LocalDate[]::new),
                transactions.stream().map(BankTransaction::valueOn).toArray(LocalDate[]::new),
                transactions.stream()
                        .map(transaction -> transaction.amount().amount())
                        .toArray(BigDecimal[]::new),
                texts(
                        transactions,
                        transaction -> transaction.amount().currency().getCurrencyCode()),
                texts(transactions, BankTransaction::description),
                texts(transactions, BankTransaction::counterparty),
                texts(transactions, BankTransaction::reference));
    }

    private static UUID[] uuids(List<BankTransaction> transactions, Function<BankTransaction, UUID> cell) {
        return transactions.stream().map(cell).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(
            List<BankTransaction> transactions, Function<BankTransaction, @Nullable String> cell) {
        var column = new @Nullable String[transactions.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = cell.apply(transactions.get(i));
        }
        return column;
    }

    /** One approval of a statement. */
    record Version(StatementId statement, long number) {}
}
