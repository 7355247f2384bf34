package io.financereport.report.projection;

import io.financereport.report.sql.Sql;
import io.financereport.report.sql.Sql.Column;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
                    column("uuid", heard, each -> each.account().accountId()),
                    column("text", heard, each -> each.account().name()),
                    column(
                            "text",
                            heard,
                            each -> Objects.requireNonNullElse(each.account().code(), "")),
                    column("text", heard, each -> each.account().type()),
                    column(
                            "text",
                            heard,
                            each -> each.account().purpose().name().toLowerCase(Locale.ROOT)),
                    column("text", heard, each -> each.account().cashFlow()),
                    column("bigint", heard, Heard.OfAccount::subjectVersion));
        }
    }

    /** Adds the entries that are new, and answers with them. */
    List<Heard.OfEntry> addEntries(WorkspaceId workspace, long batch, Collection<Heard.OfEntry> heard) {
        if (heard.isEmpty()) {
            return List.of();
        }
        var ids = new HashSet<>(sql.list(
                ADD_ENTRIES,
                row -> row.getObject("entry_id", UUID.class),
                workspace.value(),
                batch,
                column("uuid", heard, each -> each.entry().entryId()),
                column("date", heard, each -> each.entry().date()),
                column("text", heard, each -> each.entry().memo()),
                column("text", heard, each -> each.entry().kind()),
                column("uuid", heard, each -> each.entry().voidsEntryId()),
                column("uuid", heard, each -> each.entry().transferId()),
                column("bigint", heard, Heard.OfEntry::sequence),
                column("timestamptz", heard, Heard.OfEntry::recordedAt)));
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
                column("uuid", rows, Row::entry),
                column("integer", rows, Row::ordinal),
                column("uuid", rows, row -> row.posting().postingId()),
                column("uuid", rows, row -> row.posting().accountId()),
                column("numeric", rows, row -> row.posting().amount().amount()),
                column("bpchar", rows, row -> row.posting().amount().currency()),
                column(
                        "text",
                        rows,
                        row -> Objects.requireNonNullElse(row.posting().memo(), "")));
    }

    void clear(WorkspaceId workspace) {
        sql.update("DELETE FROM posting WHERE workspace_id = ?", workspace.value());
        sql.update("DELETE FROM entry WHERE workspace_id = ?", workspace.value());
        sql.update("DELETE FROM account WHERE workspace_id = ?", workspace.value());
    }

    static <T> Column column(String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
        return new Column(
                type, rows.stream().<@Nullable Object>map(value::apply).toList());
    }
}
