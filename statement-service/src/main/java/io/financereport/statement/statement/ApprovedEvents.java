package io.financereport.statement.statement;

import io.financereport.statement.statement.TransactionsApproved.Approved;
import io.financereport.statement.statement.TransactionsApproved.Coverage;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells of an approval, in batches. */
@Singleton
final class ApprovedEvents {
    /**
     * OFFSET keeps the planner to one look-up by the key for each row. Where it knows the workspace and not the statement, it
     * would go through the rows of the statement once for each transaction.
     */
    private static final String NEW_TRANSACTIONS = """
        SELECT t.id, t.account_id, t.booked_on, t.value_on, t.amount, t.currency, t.description, t.counterparty, t.reference
        FROM (
            SELECT workspace_id, id FROM %s WHERE workspace_id = ? AND statement_id = ?
            ORDER BY %s
            OFFSET 0) r
        CROSS JOIN LATERAL (
            SELECT * FROM transaction WHERE workspace_id = r.workspace_id AND id = r.id
            OFFSET 0) t
        """;

    private final Sql sql;
    private final Outbox outbox;
    private final CorrectionRows corrections;

    ApprovedEvents(Sql sql, Outbox outbox, CorrectionRows corrections) {
        this.sql = sql;
        this.outbox = outbox;
        this.corrections = corrections;
    }

    /**
     * @param version of the statement once approved
     * @param births how many of its rows are new transactions
     */
    void append(
            WorkspaceId workspace, StatementId statement, long version, List<StatementAccount> accounts, int births) {
        var coverages = accounts.stream()
                .filter(StatementAccount::covers)
                .map(ApprovedEvents::coverage)
                .toList();
        if (births == 0) {
            append(workspace, statement, version, new Batch(1, 1, coverages, List.of()));
            return;
        }
        var batches = Math.ceilDiv(births, TransactionsApproved.ROWS_MAX);
        var pending = new ArrayList<Approved>(TransactionsApproved.ROWS_MAX);
        var sent = new int[1];
        var counted = corrections.counted(workspace, statement);
        sql.each(
                NEW_TRANSACTIONS.formatted(counted.relation(), counted.place()),
                row -> {
                    var currency = row.currency("currency");
                    pending.add(new Approved(
                            row.uuid("id"),
                            row.uuid("account_id"),
                            row.date("booked_on"),
                            row.findDate("value_on"),
                            row.money("amount", currency),
                            row.text("description"),
                            row.findText("counterparty"),
                            row.findText("reference")));
                    if (pending.size() == TransactionsApproved.ROWS_MAX) {
                        sent[0]++;
                        append(workspace, statement, version, new Batch(sent[0], batches, coverages, pending));
                        pending.clear();
                    }
                },
                workspace.value(),
                statement.value());
        if (!pending.isEmpty()) {
            sent[0]++;
            append(workspace, statement, version, new Batch(sent[0], batches, coverages, pending));
        }
        if (sent[0] != batches) {
            throw new IllegalStateException(batches + " batches were announced and " + sent[0] + " written");
        }
    }

    private void append(WorkspaceId workspace, StatementId statement, long version, Batch batch) {
        outbox.append(
                workspace,
                TransactionsApproved.TYPE,
                statement.toString(),
                version,
                new TransactionsApproved(
                        statement.value(), version, batch.number(), batch.of(), batch.coverages(), batch.rows()));
    }

    private static Coverage coverage(StatementAccount account) {
        return new Coverage(
                Objects.requireNonNull(account.accountId()),
                account.currency().getCurrencyCode(),
                account.from(),
                account.to(),
                account.openingKnown() ? account.opening() : null,
                account.end(),
                account.openingKnown(),
                StatementRows.wire(account.proof()),
                account.difference());
    }

    private record Batch(int number, int of, List<Coverage> coverages, List<Approved> rows) {}
}
