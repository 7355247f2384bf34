package io.financereport.report.balances;

import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.Books;
import io.financereport.report.ledger.Position;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The projected ledger of a workspace, read. */
@Singleton
public final class Ledger {
    /**
     * For each day and account: the latest month that ended by then, and the days after it. One statement, so that all days
     * are of one state of the books.
     */
    static final String POSITIONS = """
        SELECT asked.day, p.account_id, p.currency, a.name, a.code, a.type, a.purpose,
            COALESCE(m.debit, 0) + COALESCE(d.debit, 0) AS debit,
            COALESCE(m.credit, 0) + COALESCE(d.credit, 0) AS credit,
            COALESCE(m.postings, 0) + COALESCE(d.postings, 0) AS postings
        FROM unnest(?::date[], ?::date[]) AS asked (day, open_month)
        CROSS JOIN account_currency p
        LEFT JOIN account a ON a.workspace_id = p.workspace_id AND a.account_id = p.account_id
        LEFT JOIN LATERAL (
            SELECT m.debit, m.credit, m.postings FROM month_balance m
            WHERE m.workspace_id = p.workspace_id AND m.account_id = p.account_id AND m.currency = p.currency
                AND m.month < asked.open_month
            ORDER BY m.month DESC LIMIT 1
        ) m ON true
        LEFT JOIN LATERAL (
            SELECT sum(d.debit) AS debit, sum(d.credit) AS credit, sum(d.postings) AS postings FROM day_total d
            WHERE d.workspace_id = p.workspace_id AND d.account_id = p.account_id AND d.currency = p.currency
                AND d.day >= asked.open_month AND d.day <= asked.day
        ) d ON true
        WHERE p.workspace_id = ? AND (m.postings IS NOT NULL OR d.postings IS NOT NULL)
        ORDER BY asked.day, p.account_id, p.currency
        """;

    private final WorkspaceTransactions transactions;
    private final Sql sql;

    Ledger(WorkspaceTransactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /**
     * What had moved by the end of each of the days, as known now. Where all that moved was taken back, nothing did: a foreign
     * amount that was voided asks for no rate.
     */
    public Books read(WorkspaceId workspace, Collection<LocalDate> days) {
        var accounts = new HashMap<AccountId, Account>();
        Map<LocalDate, List<Position>> positions = new HashMap<>();
        days.forEach(day -> positions.put(day, new ArrayList<>()));
        var asked = List.copyOf(positions.keySet());
        var rows = transactions.read(
                workspace,
                () -> sql.list(
                        POSITIONS,
                        PositionRow::read,
                        asked.toArray(LocalDate[]::new),
                        Sql.column(asked, LocalDate.class, Ledger::openMonth),
                        workspace.value()));
        for (PositionRow row : rows) {
            if (row.position().turnover().moved()) {
                positions.computeIfAbsent(row.day(), day -> new ArrayList<>()).add(row.position());
            }
            if (row.isKnown()) {
                accounts.computeIfAbsent(row.position().account(), id -> row.account());
            }
        }
        return new Books(accounts, positions);
    }

    /** The first day of the month that has not ended by the end of the day. */
    private static LocalDate openMonth(LocalDate day) {
        return day.plusDays(1).withDayOfMonth(1);
    }
}
