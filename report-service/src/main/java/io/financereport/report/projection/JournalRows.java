package io.financereport.report.projection;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** Accounts, entries and postings, many rows to a statement. */
@Singleton
final class JournalRows {
    private static final String SAVE_ACCOUNTS = """
        INSERT INTO account (workspace_id, account_id, name, code, type, purpose, cash_flow, subject_version)
        SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        ON CONFLICT (workspace_id, account_id) DO UPDATE
        SET name = excluded.name, code = excluded.code, type = excluded.type, purpose = excluded.purpose,
            cash_flow = excluded.cash_flow, subject_version = excluded.subject_version
        WHERE account.subject_version < excluded.subject_version
        """;
    private static final String ADD_ENTRIES = """
        INSERT INTO entry
            (workspace_id, batch, entry_id, posted_on, memo, kind, voids_entry_id, transfer_id, sequence, recorded_at)
        SELECT ?, ?, * FROM unnest
            (?::uuid[], ?::date[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[])
        ON CONFLICT (workspace_id, entry_id) DO NOTHING
        RETURNING entry_id
        """;
    private static final String ADD_POSTINGS = """
        INSERT INTO posting (workspace_id, entry_id, ordinal, posting_id, account_id, amount, currency, memo)
        SELECT ?, * FROM unnest
            (?::uuid[], ?::integer[], ?::uuid[], ?::uuid[], ?::numeric[], ?::bpchar[], ?::text[])
        """;

    private final Sql sql;

    JournalRows(Sql sql) {
        this.sql = sql;
    }

    /** Of two versions of an account the higher one stays, whichever came first. */
    void saveAccounts(WorkspaceId workspace, Collection<Heard.OfAccount> heard) {
        if (!heard.isEmpty()) {
            sql.update(
                    SAVE_ACCOUNTS,
                    workspace.value(),
                    Sql.column(heard, UUID.class, each -> each.account().accountId()),
                    Sql.column(heard, String.class, each -> each.account().name()),
                    Sql.column(
                            heard,
                            String.class,
                            each -> Objects.requireNonNullElse(each.account().code(), "")),
                    Sql.column(heard, String.class, each -> each.account().type()),
                    Sql.column(
                            heard,
                            String.class,
                            each -> each.account().purpose().name().toLowerCase(Locale.ROOT)),
                    Sql.column(heard, String.class, each -> each.account().cashFlow()),
                    Sql.column(heard, Long.class, Heard.OfAccount::subjectVersion));
        }
    }

    /** Adds the entries that are new, and answers with them. */
    List<Heard.OfEntry> addEntries(WorkspaceId workspace, long batch, Collection<Heard.OfEntry> heard) {
        if (heard.isEmpty()) {
            return List.of();
        }
        var ids = new HashSet<>(sql.list(
                ADD_ENTRIES,
                row -> row.uuid("entry_id"),
                workspace.value(),
                batch,
                Sql.column(heard, UUID.class, each -> each.entry().entryId()),
                Sql.column(heard, LocalDate.class, each -> each.entry().date()),
                Sql.column(heard, String.class, each -> each.entry().memo()),
                Sql.column(heard, String.class, each -> each.entry().kind()),
                Sql.column(heard, UUID.class, each -> each.entry().voidsEntryId()),
                Sql.column(heard, UUID.class, each -> each.entry().transferId()),
                Sql.column(heard, Long.class, Heard.OfEntry::sequence),
                Sql.column(heard, Instant.class, Heard.OfEntry::recordedAt)));
        var added = heard.stream()
                .filter(each -> ids.contains(each.entry().entryId()))
                .toList();
        addPostings(workspace, added);
        return added;
    }

    private void addPostings(WorkspaceId workspace, List<Heard.OfEntry> added) {
        record Row(UUID entry, int ordinal, EntryPosted.Posting posting) {}
        var rows = added.stream()
                .map(Heard.OfEntry::entry)
                .flatMap(entry -> IntStream.range(0, entry.postings().size())
                        .mapToObj(i ->
                                new Row(entry.entryId(), i, entry.postings().get(i))))
                .toList();
        sql.update(
                ADD_POSTINGS,
                workspace.value(),
                Sql.column(rows, UUID.class, Row::entry),
                Sql.column(rows, Integer.class, Row::ordinal),
                Sql.column(rows, UUID.class, row -> row.posting().postingId()),
                Sql.column(rows, UUID.class, row -> row.posting().accountId()),
                Sql.column(rows, BigDecimal.class, row -> row.posting().amount().amount()),
                Sql.column(
                        rows,
                        String.class,
                        row -> row.posting().amount().currency().getCurrencyCode()),
                Sql.column(
                        rows,
                        String.class,
                        row -> Objects.requireNonNullElse(row.posting().memo(), "")));
    }

    void clear(WorkspaceId workspace) {
        sql.update("DELETE FROM posting WHERE workspace_id = ?", workspace.value());
        sql.update("DELETE FROM entry WHERE workspace_id = ?", workspace.value());
        sql.update("DELETE FROM account WHERE workspace_id = ?", workspace.value());
    }
}
