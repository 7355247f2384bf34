package io.financereport.reconciliation.entries;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.journal.EntryFilter;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.NewPosting;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of drafts. */
@Singleton
final class DraftRows {
    private final Sql sql;

    DraftRows(Sql sql) {
        this.sql = sql;
    }

    void insert(WorkspaceId workspace, NewEntry entry, UserId by, Instant at) {
        sql.update(
                "INSERT INTO draft (workspace_id, id, date, memo, written_by, written_at) VALUES (?, ?, ?, ?, ?, ?)",
                workspace,
                entry.id().value(),
                entry.date(),
                entry.memo(),
                by.value(),
                at);
        for (int i = 0; i < entry.postings().size(); i++) {
            var posting = entry.postings().get(i);
            sql.update(
                    """
                    INSERT INTO draft_posting (workspace_id, draft_id, ordinal, account_id, amount, currency, memo)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    workspace,
                    entry.id().value(),
                    i + 1,
                    posting.account().value(),
                    posting.amount().amount(),
                    posting.amount().currency().getCurrencyCode(),
                    posting.memo());
        }
    }

    Optional<Draft> find(WorkspaceId workspace, EntryId id) {
        return withPostings(
                        workspace,
                        sql.list(
                                "SELECT id, date, memo FROM draft WHERE workspace_id = ? AND id = ?",
                                DraftRows::header,
                                workspace,
                                id.value()))
                .stream()
                .findFirst();
    }

    /** @return false when it is no draft any more */
    boolean delete(WorkspaceId workspace, EntryId id) {
        return sql.update("DELETE FROM draft WHERE workspace_id = ? AND id = ?", workspace, id.value()) == 1;
    }

    /** Newest first. */
    List<Draft> page(WorkspaceId workspace, EntryFilter.@Nullable Position after, int limit) {
        return withPostings(
                workspace,
                sql.list(
                        """
                        SELECT id, date, memo FROM draft
                        WHERE workspace_id = ? AND (?::date IS NULL OR (date, id) < (?::date, ?::uuid))
                        ORDER BY date DESC, id DESC LIMIT ?
                        """,
                        DraftRows::header,
                        workspace,
                        after == null ? null : after.date(),
                        after == null ? null : after.date(),
                        after == null ? null : after.id().value(),
                        limit));
    }

    private List<Draft> withPostings(WorkspaceId workspace, List<Header> headers) {
        var postings = new HashMap<EntryId, List<NewPosting>>();
        sql.each(
                """
                SELECT draft_id, account_id, amount, currency, memo FROM draft_posting
                WHERE workspace_id = ? AND draft_id = ANY (?) ORDER BY draft_id, ordinal
                """,
                row -> postings.computeIfAbsent(new EntryId(row.uuid("draft_id")), id -> new ArrayList<>())
                        .add(new NewPosting(
                                new AccountId(row.uuid("account_id")),
                                row.money("amount", "currency"),
                                row.findText("memo"))),
                workspace,
                headers.stream().map(header -> header.id().value()).toArray(UUID[]::new));
        return headers.stream()
                .map(header -> new Draft(
                        header.id(), header.date(), header.memo(), postings.getOrDefault(header.id(), List.of())))
                .toList();
    }

    private static Header header(Cells row) {
        return new Header(new EntryId(row.uuid("id")), row.date("date"), row.text("memo"));
    }

    private record Header(EntryId id, LocalDate date, String memo) {}
}
