package io.financereport.reconciliation.closing;

import io.financereport.money.Money;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of what accounts held on the last closed day. Rows are only added. */
@Singleton
final class TrialBalanceRows {
    private final Sql sql;

    TrialBalanceRows(Sql sql) {
        this.sql = sql;
    }

    /** Keeps what every account holds through the day, under the number of a change. */
    void insert(WorkspaceId workspace, long change, LocalDate through) {
        sql.update("""
            INSERT INTO trial_balance (workspace_id, number, account_id, currency, balance)
            SELECT workspace_id, ?, account_id, currency, sum(amount) FROM posting
            WHERE workspace_id = ? AND date <= ? GROUP BY workspace_id, account_id, currency
            """, change, workspace, through);
    }

    /** Where accounts hold something else through the day now than was kept under the number, by account code. */
    List<Difference> differences(WorkspaceId workspace, long change, LocalDate through, int limit) {
        return sql.list(
                """
                WITH present AS (
                    SELECT account_id, currency, sum(amount) AS balance FROM posting
                    WHERE workspace_id = ? AND date <= ? GROUP BY account_id, currency
                ), kept AS (
                    SELECT account_id, currency, balance FROM trial_balance WHERE workspace_id = ? AND number = ?
                )
                SELECT a.id, a.name, currency, coalesce(k.balance, 0) AS stored, coalesce(p.balance, 0) AS now
                FROM present p FULL JOIN kept k USING (account_id, currency)
                JOIN (SELECT id, name, code FROM account WHERE workspace_id = ?) AS a ON a.id = account_id
                WHERE coalesce(k.balance, 0) <> coalesce(p.balance, 0)
                ORDER BY a.code, a.id, currency LIMIT ?
                """,
                row -> new Difference(
                        row.uuid("id"),
                        row.text("name"),
                        row.money("stored", "currency"),
                        row.money("now", "currency")),
                workspace,
                through,
                workspace,
                change,
                workspace,
                limit);
    }

    /** An account and what it held and holds, in one of its currencies. */
    record Difference(UUID accountId, String accountName, Money stored, Money now) {}
}
