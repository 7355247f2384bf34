package io.financereport.report.export;

import io.financereport.report.hledger.ExportedEntry;
import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.AccountType;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Entries and postings in date order, up to a batch of the projection. */
@Singleton
final class ExportRows {
    /** Both an entry and its mirror are left out, and only when both are there: what is left adds up to the balances. */
    private static final String LIVE = """
        AND NOT EXISTS (
            SELECT FROM entry v
            WHERE v.workspace_id = e.workspace_id AND v.voids_entry_id = e.entry_id AND v.batch <= s.batch)
        AND NOT EXISTS (
            SELECT FROM entry o
            WHERE o.workspace_id = e.workspace_id AND o.entry_id = e.voids_entry_id AND o.batch <= s.batch)
        """;

    private static final String PAGE = """
        SELECT e.entry_id, e.posted_on, e.memo
        FROM (SELECT ?::bigint AS batch) s
        JOIN entry e ON e.batch <= s.batch
        WHERE e.workspace_id = ? AND (e.posted_on, e.entry_id) > (?, ?)
        %s
        ORDER BY e.posted_on, e.entry_id
        LIMIT ?
        """;
    private static final String POSTINGS = """
        SELECT entry_id, account_id, amount, currency, memo FROM posting
        WHERE workspace_id = ? AND entry_id = ANY (?)
        ORDER BY entry_id, ordinal
        """;

    private final Sql sql;

    ExportRows(Sql sql) {
        this.sql = sql;
    }

    private record EntryRow(UUID id, LocalDate date, String memo) {}

    private record PostingRow(UUID entry, ExportedEntry.Posting posting) {}

    /** Which state of the projection is the current one; empty while nothing has been heard. */
    Optional<JournalState> findState(WorkspaceId workspace) {
        return sql
                .list(
                        "SELECT log, batch FROM projection WHERE workspace_id = ?",
                        row -> new JournalState(row.uuid("log"), row.number("batch")),
                        workspace.value())
                .stream()
                .findFirst();
    }

    List<Account> listAccounts(WorkspaceId workspace) {
        return sql.list(
                "SELECT account_id, name, code, type, purpose FROM account WHERE workspace_id = ?",
                row -> new Account(
                        new AccountId(row.uuid("account_id")),
                        row.text("name"),
                        row.text("code"),
                        AccountType.of(row.text("type")),
                        Account.Purpose.valueOf(row.text("purpose").toUpperCase(Locale.ROOT))),
                workspace.value());
    }

    /** Every account that has ever moved, known or not. */
    Set<AccountId> listMovedAccounts(WorkspaceId workspace) {
        return Set.copyOf(sql.list(
                "SELECT DISTINCT account_id FROM account_currency WHERE workspace_id = ?",
                row -> new AccountId(row.uuid("account_id")),
                workspace.value()));
    }

    Set<Currency> listCurrencies(WorkspaceId workspace) {
        return sql
                .list(
                        "SELECT DISTINCT currency FROM account_currency WHERE workspace_id = ?",
                        row -> row.currency("currency"),
                        workspace.value())
                .stream()
                .collect(Collectors.toSet());
    }

    List<ExportedEntry> listEntries(WorkspaceId workspace, JournalState state, Voided voided, Place after, int limit) {
        var condition = switch (voided) {
            case LEFT_OUT -> LIVE;
            case INCLUDED -> "";
        };
        var entries = sql.list(
                PAGE.formatted(condition),
                row -> new EntryRow(row.uuid("entry_id"), row.date("posted_on"), row.text("memo")),
                state.batch(),
                workspace.value(),
                after.date(),
                after.entry(),
                limit);
        var ids = entries.stream().map(EntryRow::id).toList();
        var postings = sql.list(POSTINGS, ExportRows::posting, workspace.value(), ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(
                        PostingRow::entry, Collectors.mapping(PostingRow::posting, Collectors.toList())));
        return entries.stream()
                .map(entry -> new ExportedEntry(
                        entry.id(), entry.date(), entry.memo(), postings.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static PostingRow posting(Cells row) {
        return new PostingRow(
                row.uuid("entry_id"),
                new ExportedEntry.Posting(
                        new AccountId(row.uuid("account_id")), row.money("amount", "currency"), row.text("memo")));
    }
}
