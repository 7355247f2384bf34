package io.financereport.reconciliation.coverage;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.Coverage;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.opening.PlannedEntry;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of coverages and of the entries planned from them. */
@Singleton
final class CoverageRows {
    private final Sql sql;

    CoverageRows(Sql sql) {
        this.sql = sql;
    }

    /** A later version of a statement replaces what an earlier one covered. */
    void upsert(WorkspaceId workspace, StatementId statement, long version, Coverage coverage, String currency) {
        sql.update(
                """
                INSERT INTO coverage AS known (workspace_id, account_id, statement_id, version, covers_from, covers_to, currency,
                                               opening, difference)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::numeric, ?::numeric)
                ON CONFLICT (workspace_id, account_id, statement_id) DO UPDATE
                SET version = excluded.version, covers_from = excluded.covers_from, covers_to = excluded.covers_to,
                    opening = excluded.opening, difference = excluded.difference
                WHERE known.version < excluded.version
                """,
                workspace,
                coverage.account().value(),
                statement.value(),
                version,
                coverage.from(),
                coverage.to(),
                currency,
                amountOf(coverage.opening()),
                amountOf(coverage.difference()));
    }

    /** @return the accounts that the statement covered */
    Map<AccountId, Currency> delete(WorkspaceId workspace, StatementId statement) {
        var accounts = new HashMap<AccountId, Currency>();
        sql.each(
                "DELETE FROM coverage WHERE workspace_id = ? AND statement_id = ? RETURNING account_id, currency",
                row -> accounts.put(new AccountId(row.uuid("account_id")), row.currency("currency")),
                workspace,
                statement.value());
        return accounts;
    }

    /** @param without a statement whose coverage is left out */
    List<Coverage> listOf(WorkspaceId workspace, AccountId account, @Nullable StatementId without) {
        var left = without == null ? null : without.value();
        return sql.list(
                """
                SELECT covers_from, covers_to, currency, opening, difference FROM coverage
                WHERE workspace_id = ? AND account_id = ? AND (?::uuid IS NULL OR statement_id <> ?::uuid)
                ORDER BY covers_from, statement_id
                """,
                row -> new Coverage(
                        account,
                        row.date("covers_from"),
                        row.date("covers_to"),
                        row.findMoney("opening", "currency"),
                        row.findMoney("difference", "currency")),
                workspace,
                account.value(),
                left,
                left);
    }

    /** The accounts that a statement covers. */
    Map<AccountId, Currency> accounts(WorkspaceId workspace, StatementId statement) {
        var accounts = new HashMap<AccountId, Currency>();
        sql.each(
                "SELECT account_id, currency FROM coverage WHERE workspace_id = ? AND statement_id = ?",
                row -> accounts.put(new AccountId(row.uuid("account_id")), row.currency("currency")),
                workspace,
                statement.value());
        return accounts;
    }

    NavigableMap<LocalDate, Money> sumsByDay(WorkspaceId workspace, AccountId account) {
        var sums = new TreeMap<LocalDate, Money>();
        sql.each(
                """
                SELECT booked_on, currency, sum(amount) AS amount FROM bank_transaction
                WHERE workspace_id = ? AND account_id = ? AND ended_at IS NULL
                GROUP BY booked_on, currency ORDER BY booked_on
                """,
                row -> sums.put(row.date("booked_on"), row.money("amount", "currency")),
                workspace,
                account.value());
        return sums;
    }

    /** What is not in the books because its day is closed: not posted, and clearing nothing that is. */
    Map<LocalDate, Money> heldByDay(WorkspaceId workspace, AccountId account, LocalDate closedThrough) {
        var sums = new TreeMap<LocalDate, Money>();
        sql.each(
                """
                SELECT t.booked_on, t.currency, sum(t.amount) AS amount FROM bank_transaction t
                LEFT JOIN settlement s
                    ON s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL
                WHERE t.workspace_id = ? AND t.account_id = ? AND t.ended_at IS NULL AND t.booked_on <= ?
                  AND (s.state IS NULL OR s.state = 'held')
                GROUP BY t.booked_on, t.currency
                """,
                row -> sums.put(row.date("booked_on"), row.money("amount", "currency")),
                workspace,
                account.value(),
                closedThrough);
        return sums;
    }

    List<LivePlan> livePlan(WorkspaceId workspace, AccountId account) {
        return sql.list(
                """
                SELECT entry_id, reason, date, amount, currency FROM planned_entry
                WHERE workspace_id = ? AND account_id = ? AND ended_at IS NULL ORDER BY date, entry_id
                """,
                row -> new LivePlan(
                        new EntryId(row.uuid("entry_id")),
                        new PlannedEntry(
                                PlannedEntry.Reason.ofWire(row.text("reason")),
                                row.date("date"),
                                row.money("amount", "currency"))),
                workspace,
                account.value());
    }

    void end(WorkspaceId workspace, List<EntryId> entries, Instant at) {
        sql.update(
                "UPDATE planned_entry SET ended_at = ? WHERE workspace_id = ? AND entry_id = ANY (?) AND ended_at IS"
                        + " NULL",
                at,
                workspace,
                entries.stream().map(EntryId::value).toArray(UUID[]::new));
    }

    void insert(WorkspaceId workspace, AccountId account, LivePlan live) {
        sql.update(
                """
                INSERT INTO planned_entry (workspace_id, entry_id, account_id, reason, date, amount, currency)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                workspace,
                live.entry().value(),
                account.value(),
                live.planned().reason().wire(),
                live.planned().date(),
                live.planned().amount().amount(),
                live.planned().amount().currency().getCurrencyCode());
    }

    /** Notes that the account is planned, and whether something of its plan waits for days to be reopened. */
    void recordPlanned(WorkspaceId workspace, AccountId account, Currency currency, boolean isWaiting) {
        if (isWaiting) {
            insertWaiting(workspace, account, currency, false);
        } else {
            sql.update(
                    "DELETE FROM plan_waiting WHERE workspace_id = ? AND account_id = ?", workspace, account.value());
        }
    }

    /** Notes that the account is to be planned anew. */
    void recordDue(WorkspaceId workspace, AccountId account, Currency currency) {
        insertWaiting(workspace, account, currency, true);
    }

    private void insertWaiting(WorkspaceId workspace, AccountId account, Currency currency, boolean isDue) {
        sql.update("""
            INSERT INTO plan_waiting (workspace_id, account_id, currency, due) VALUES (?, ?, ?, ?)
            ON CONFLICT (workspace_id, account_id) DO UPDATE SET due = excluded.due
            """, workspace, account.value(), currency.getCurrencyCode(), isDue);
    }

    /** Notes that all that waits is to be planned anew. */
    void recordAllDue(WorkspaceId workspace) {
        sql.update("UPDATE plan_waiting SET due = true WHERE workspace_id = ?", workspace);
    }

    /** Some of the accounts that are to be planned anew. */
    Map<AccountId, Currency> due(WorkspaceId workspace, int limit) {
        var accounts = new LinkedHashMap<AccountId, Currency>();
        sql.each(
                "SELECT account_id, currency FROM plan_waiting WHERE workspace_id = ? AND due ORDER BY account_id"
                        + " LIMIT ?",
                row -> accounts.put(new AccountId(row.uuid("account_id")), row.currency("currency")),
                workspace,
                limit);
        return accounts;
    }

    long countWaiting(WorkspaceId workspace) {
        return sql.find(
                        "SELECT count(*) AS n FROM plan_waiting WHERE workspace_id = ?",
                        row -> row.number("n"),
                        workspace)
                .orElseThrow();
    }

    private static @Nullable BigDecimal amountOf(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    /** A planned entry that stands in the journal. */
    record LivePlan(EntryId entry, PlannedEntry planned) {}
}
