package io.financereport.reconciliation.journal;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of the journal. */
@Singleton
final class EntryRows {
    private static final String ENTRY = """
        SELECT e.id, e.date, e.memo, e.kind, e.voids_entry_id, v.id AS voided_by, e.transfer_id, e.external_id, e.reason,
               e.transaction_ids, e.posted_by, e.posted_at
        FROM entry e
        LEFT JOIN entry v ON v.workspace_id = e.workspace_id AND v.voids_entry_id = e.id
        """;

    private final Sql sql;

    EntryRows(Sql sql) {
        this.sql = sql;
    }

    /** One call for all of them: {@code post_entries} is the only way in. */
    void insert(
            WorkspaceId workspace,
            @Nullable UUID by,
            Instant at,
            List<NewEntry> entries,
            Map<EntryId, List<PostingId>> postingIds) {
        var lines = new ArrayList<Line>();
        for (var entry : entries) {
            var ids = postingIds.getOrDefault(entry.id(), List.of());
            for (int i = 0; i < ids.size(); i++) {
                lines.add(
                        new Line(entry.id(), ids.get(i), i + 1, entry.postings().get(i)));
            }
        }
        sql.list(
                """
                SELECT post_entries(?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                row -> true,
                by,
                at,
                Sql.column(entries, UUID.class, entry -> entry.id().value()),
                Sql.column(entries, LocalDate.class, NewEntry::date),
                Sql.column(entries, String.class, NewEntry::memo),
                Sql.column(entries, String.class, entry -> entry.kind().wire()),
                Sql.column(entries, UUID.class, EntryRows::voids),
                Sql.column(entries, UUID.class, entry -> entry.origin().transferId()),
                Sql.column(entries, String.class, entry -> entry.origin().externalId()),
                Sql.column(entries, String.class, entry -> entry.origin().reason()),
                Sql.column(entries, String.class, EntryRows::transactions),
                Sql.column(lines, UUID.class, line -> line.entry().value()),
                Sql.column(lines, UUID.class, line -> line.id().value()),
                Sql.column(lines, Integer.class, Line::ordinal),
                Sql.column(lines, UUID.class, line -> line.posting().account().value()),
                Sql.column(
                        lines, BigDecimal.class, line -> line.posting().amount().amount()),
                Sql.column(
                        lines,
                        String.class,
                        line -> line.posting().amount().currency().getCurrencyCode()),
                Sql.column(lines, String.class, line -> line.posting().memo()));
    }

    List<Entry> listOf(WorkspaceId workspace, List<EntryId> ids) {
        var entries = sql.list(
                ENTRY + " WHERE e.workspace_id = ? AND e.id = ANY (?) ORDER BY e.id",
                EntryRows::entry,
                workspace,
                Sql.column(ids, UUID.class, EntryId::value));
        return withPostings(workspace, entries);
    }

    List<EntryId> ofTransfer(WorkspaceId workspace, UUID transferId) {
        return sql.list("""
            SELECT e.id FROM entry e
            WHERE e.workspace_id = ? AND e.transfer_id = ? AND e.kind = 'transfer'
              AND NOT EXISTS (SELECT FROM entry v WHERE v.workspace_id = e.workspace_id AND v.voids_entry_id = e.id)
            ORDER BY e.id
            """, row -> new EntryId(row.uuid("id")), workspace, transferId);
    }

    /** Those of the external ids that an import has brought already. */
    List<String> importedAmong(WorkspaceId workspace, List<String> externalIds) {
        return sql.list(
                "SELECT external_id FROM entry WHERE workspace_id = ? AND external_id = ANY (?)",
                row -> row.text("external_id"),
                workspace,
                Sql.column(externalIds, String.class, id -> id));
    }

    /** Newest first. */
    List<Entry> page(WorkspaceId workspace, EntryFilter filter, int limit) {
        var after = filter.after();
        var account = filter.account();
        var entries = sql.list(
                ENTRY + """
                    WHERE e.workspace_id = ?
                      AND (?::date IS NULL OR e.date >= ?::date)
                      AND (?::date IS NULL OR e.date <= ?::date)
                      AND (?::date IS NULL OR (e.date, e.id) < (?::date, ?::uuid))
                      AND (?::uuid IS NULL OR EXISTS (
                          SELECT FROM posting p
                          WHERE p.workspace_id = e.workspace_id AND p.entry_id = e.id AND p.account_id = ?::uuid))
                      AND (?::boolean OR (v.id IS NULL AND e.kind <> 'void'))
                    ORDER BY e.date DESC, e.id DESC
                    LIMIT ?
                    """,
                EntryRows::entry,
                workspace,
                filter.from(),
                filter.from(),
                filter.to(),
                filter.to(),
                after == null ? null : after.date(),
                after == null ? null : after.date(),
                after == null ? null : after.id().value(),
                account == null ? null : account.value(),
                account == null ? null : account.value(),
                filter.voided() == EntryFilter.Voided.INCLUDED,
                limit);
        return withPostings(workspace, entries);
    }

    private List<Entry> withPostings(WorkspaceId workspace, List<Entry> entries) {
        var postings = new HashMap<EntryId, List<Entry.Posting>>();
        sql.each(
                """
                SELECT p.entry_id, p.id, p.account_id, p.amount, p.currency, p.memo FROM posting p
                WHERE p.workspace_id = ? AND p.entry_id = ANY (?) ORDER BY p.entry_id, p.ordinal
                """,
                row -> postings.computeIfAbsent(new EntryId(row.uuid("entry_id")), id -> new ArrayList<>())
                        .add(new Entry.Posting(
                                new PostingId(row.uuid("id")),
                                new AccountId(row.uuid("account_id")),
                                row.money("amount", "currency"),
                                row.findText("memo"))),
                workspace,
                Sql.column(entries, UUID.class, entry -> entry.id().value()));
        return entries.stream()
                .map(entry -> entry.with(postings.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static Entry entry(Cells row) {
        var voids = row.findUuid("voids_entry_id");
        var voidedBy = row.findUuid("voided_by");
        return new Entry(
                new EntryId(row.uuid("id")),
                row.date("date"),
                row.text("memo"),
                EntryKind.ofWire(row.text("kind")),
                voids == null ? null : new EntryId(voids),
                voidedBy == null ? null : new EntryId(voidedBy),
                row.findUuid("transfer_id"),
                row.findText("external_id"),
                row.findText("reason"),
                row.uuids("transaction_ids").stream().map(TransactionId::new).toList(),
                row.findUuid("posted_by"),
                row.instant("posted_at"),
                List.of());
    }

    private static @Nullable UUID voids(NewEntry entry) {
        var voids = entry.origin().voids();
        return voids == null ? null : voids.value();
    }

    private static String transactions(NewEntry entry) {
        return entry.origin().transactions().stream()
                .map(TransactionId::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private record Line(EntryId entry, PostingId id, int ordinal, NewPosting posting) {}
}
