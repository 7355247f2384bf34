package io.financereport.statement.extraction;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What models cost a workspace in a day. A call whose end is never heard of stays counted with the most that it can cost. */
@Singleton
final class Spending {
    private final WorkspaceTransactions transactions;
    private final Sql sql;

    Spending(WorkspaceTransactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /** Sets the cost of a call aside, in a transaction of its own; false when the day's limit does not allow it. */
    boolean reserve(WorkspaceId workspace, LocalDate day, BigDecimal cost, BigDecimal limit) {
        return cost.compareTo(limit) <= 0
                && transactions.in(workspace, () -> sql.update("""
                    INSERT INTO model_spending (workspace_id, day, cost, calls) VALUES (?, ?, ?, 1)
                    ON CONFLICT (workspace_id, day) DO UPDATE
                        SET cost = model_spending.cost + EXCLUDED.cost, calls = model_spending.calls + 1
                        WHERE model_spending.cost + EXCLUDED.cost <= ?
                    """, workspace.value(), day, cost, limit)) == 1;
    }

    /** Puts what a call cost in the place of what was set aside for it. */
    void settle(WorkspaceId workspace, LocalDate day, BigDecimal reserved, BigDecimal cost) {
        transactions.run(
                workspace,
                () -> sql.update(
                        "UPDATE model_spending SET cost = GREATEST(cost - ? + ?, 0) WHERE workspace_id = ? AND day = ?",
                        reserved,
                        cost,
                        workspace.value(),
                        day));
    }
}
