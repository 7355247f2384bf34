package io.financereport.statement.statement;

import io.financereport.statement.statement.TransactionsApproved.Approved;
import io.financereport.statement.statement.TransactionsApproved.Coverage;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

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

    private final WorkspaceTransactions transactions;
    private final Sql sql;
    private final Outbox outbox;
    private final CorrectionRows corrections;

    ApprovedEvents(WorkspaceTransactions transactions, Sql sql, Outbox outbox, CorrectionRows corrections) {
        this.transactions = transactions;
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
        var batches = Math.max(1, Math.ceilDiv(births, TransactionsApproved.ROWS_MAX));
        var pending = new ArrayList<Approved>(TransactionsApproved.ROWS_MAX);
        var sent = transactions.writingBehind(writes -> {
            var number = new AtomicInteger();
            Runnable send = () -> {
                var event = new TransactionsApproved(
                        statement.value(), version, number.incrementAndGet(), batches, coverages, pending);
                pending.clear();
                outbox.appendBehind(writes, workspace, TransactionsApproved.TYPE, statement.toString(), version, event);
            };
            if (births > 0) {
                eachNew(workspace, statement, transaction -> {
                    pending.add(transaction);
                    if (pending.size() == TransactionsApproved.ROWS_MAX) {
                        send.run();
                    }
                });
            }
            if (births == 0 || !pending.isEmpty()) {
                send.run();
            }
            return number.get();
        });
        if (sent != batches) {
            throw new IllegalStateException(batches + " batches were announced and " + sent + " written");
        }
    }

    private void eachNew(WorkspaceId workspace, StatementId statement, Consumer<Approved> reader) {
        var counted = corrections.counted(workspace, statement);
        sql.each(
                NEW_TRANSACTIONS.formatted(counted.relation(), counted.place()),
                row -> {
                    var currency = row.currency("currency");
                    reader.accept(new Approved(
                            row.uuid("id"),
                            row.uuid("account_id"),
                            row.date("booked_on"),
                            row.findDate("value_on"),
                            row.money("amount", currency),
                            row.text("description"),
                            row.findText("counterparty"),
                            row.findText("reference")));
                },
                workspace.value(),
                statement.value());
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
}
