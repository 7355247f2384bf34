package io.financereport.reconciliation.account;

import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the accounts. */
@Singleton
final class AccountRows {
    private static final String COLUMNS =
            "a.id, a.code, a.name, a.type, a.currency, a.is_cash, a.cash_flow, a.system_role, a.is_bank";

    private final Sql sql;

    AccountRows(Sql sql) {
        this.sql = sql;
    }

    boolean hasChart(WorkspaceId workspace) {
        return sql.find("SELECT true AS yes FROM chart WHERE workspace_id = ?", row -> row.flag("yes"), workspace)
                .isPresent();
    }

    /** @return whether this transaction is the one that opens the chart */
    boolean insertChart(WorkspaceId workspace, Instant at) {
        return sql.update(
                        "INSERT INTO chart (workspace_id, opened_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        workspace,
                        at)
                == 1;
    }

    /** @return false when an account has this id already */
    boolean insert(WorkspaceId workspace, Account account, Instant at) {
        var role = account.systemRole();
        return sql.update(
                        """
                        INSERT INTO account (workspace_id, id, code, name, type, currency, is_cash, cash_flow, system_role,
                                             is_bank, opened_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (workspace_id, id) DO NOTHING
                        """,
                        workspace,
                        account.id().value(),
                        account.code(),
                        account.name(),
                        account.type().wire(),
                        Optional.ofNullable(account.currency())
                                .map(Currency::getCurrencyCode)
                                .orElse(null),
                        account.isCash(),
                        account.cashFlow().wire(),
                        role == null ? null : role.wire(),
                        account.isBank(),
                        at)
                == 1;
    }

    void becomeBank(WorkspaceId workspace, List<AccountId> accounts) {
        sql.update(
                "UPDATE account SET is_bank = true WHERE workspace_id = ? AND id = ANY (?) AND NOT is_bank",
                workspace,
                ids(accounts));
    }

    List<Account> listOf(WorkspaceId workspace, List<AccountId> accounts) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM account a WHERE a.workspace_id = ? AND a.id = ANY (?) ORDER BY a.id",
                AccountRows::account,
                workspace,
                ids(accounts));
    }

    boolean hasCode(WorkspaceId workspace, String code) {
        return sql.find(
                        "SELECT true AS yes FROM account WHERE workspace_id = ? AND code = ?",
                        row -> row.flag("yes"),
                        workspace,
                        code)
                .isPresent();
    }

    /** The highest plain number among the codes of a type that stays below the system's own, from x900 on. */
    Optional<Integer> highestCode(WorkspaceId workspace, AccountType type) {
        return sql.find("""
            SELECT max(code::integer) AS highest FROM account
            WHERE workspace_id = ? AND code ~ '^[0-9]{4}$' AND code::integer >= ? AND code::integer < ?
            HAVING max(code) IS NOT NULL
            """, row -> row.integer("highest"), workspace, type.firstCode(), type.firstCode() + 900);
    }

    /** Accounts after a code, with their balances; the balance of an account without postings is missing. */
    List<AccountBalance> page(WorkspaceId workspace, String afterCode, int limit) {
        return sql.list(
                "SELECT " + COLUMNS + """
                    , b.currency AS balance_currency, b.amount AS balance_amount
                    FROM (SELECT * FROM account WHERE workspace_id = ? AND code > ? ORDER BY code LIMIT ?) a
                    LEFT JOIN (
                        SELECT p.account_id, p.currency, sum(p.amount) AS amount FROM posting p
                        WHERE p.workspace_id = ?
                        GROUP BY p.account_id, p.currency
                    ) b ON b.account_id = a.id
                    ORDER BY a.code, b.currency
                    """,
                row -> new AccountBalance(account(row), row.findMoney("balance_amount", "balance_currency")),
                workspace,
                afterCode,
                limit,
                workspace);
    }

    private static UUID[] ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static Account account(Cells row) {
        var currency = row.findText("currency");
        var role = row.findText("system_role");
        return new Account(
                new AccountId(row.uuid("id")),
                row.text("code"),
                row.text("name"),
                AccountType.ofWire(row.text("type")),
                currency == null ? null : Currency.getInstance(currency),
                row.flag("is_cash"),
                CashFlow.ofWire(row.text("cash_flow")),
                role == null ? null : SystemRole.ofWire(role),
                row.flag("is_bank"));
    }
}
