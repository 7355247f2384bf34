package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.matching.Pair;
import io.financereport.reconciliation.matching.ScoreParts;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of matches: one row per pair, whatever was decided about it. */
@Singleton
final class MatchRows {
    private static final String COLUMNS = """
        SELECT m.id, m.kind, m.transaction_id, m.other_id, m.entry_id, m.status, m.score, m.amount_score, m.date_score,
               m.text_score, m.counter_account_score, m.history_score, m.decided_by, m.decided_at
        FROM match m
        """;

    private final Sql sql;
    private final Ids ids;

    MatchRows(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /** Puts pairs up for review; one that was withdrawn comes back under its id, one under review stays as it is. */
    void propose(WorkspaceId workspace, List<Proposal> proposals, Instant at) {
        upsert(workspace, proposals, Match.Status.REVIEW, null, at);
    }

    Map<Pair, MatchId> accept(WorkspaceId workspace, List<Proposal> proposals, @Nullable UserId by, Instant at) {
        return upsert(workspace, proposals, Match.Status.ACCEPTED, by, at);
    }

    private Map<Pair, MatchId> upsert(
            WorkspaceId workspace, List<Proposal> proposals, Match.Status status, @Nullable UserId by, Instant at) {
        var matches = new HashMap<Pair, MatchId>();
        sql.each(
                """
                INSERT INTO match AS known (workspace_id, id, kind, transaction_id, other_id, entry_id, status, score, amount_score,
                    date_score, text_score, counter_account_score, history_score, proposed_at, decided_by, decided_at)
                SELECT ?, p.id, p.kind, p.transaction_id, p.other_id, p.entry_id, ?, p.score, p.amount, p.date, p.text,
                       p.counter_account, p.history, ?, ?::uuid, ?::timestamptz
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    AS p (id, kind, transaction_id, other_id, entry_id, score, amount, date, text, counter_account, history)
                ON CONFLICT (workspace_id, kind, transaction_id, other_id) DO UPDATE
                SET status = excluded.status, entry_id = excluded.entry_id, decided_by = excluded.decided_by,
                    decided_at = excluded.decided_at
                RETURNING id, transaction_id, other_id
                """,
                row -> matches.put(
                        new Pair(row.uuid("transaction_id"), row.uuid("other_id")), new MatchId(row.uuid("id"))),
                workspace,
                status.wire(),
                at,
                by == null ? null : by.value(),
                status == Match.Status.REVIEW ? null : at,
                Sql.column(proposals, UUID.class, proposal -> ids.next()),
                proposals.stream().map(proposal -> proposal.kind().wire()).toArray(String[]::new),
                Sql.column(proposals, UUID.class, proposal -> proposal.pair().transaction()),
                Sql.column(proposals, UUID.class, proposal -> proposal.pair().other()),
                Sql.column(proposals, UUID.class, MatchRows::entryOf),
                Sql.column(proposals, Integer.class, Proposal::score),
                Sql.column(
                        proposals, Integer.class, proposal -> proposal.parts().amount()),
                Sql.column(
                        proposals, Integer.class, proposal -> proposal.parts().date()),
                Sql.column(
                        proposals, Integer.class, proposal -> proposal.parts().text()),
                Sql.column(
                        proposals, Integer.class, proposal -> proposal.parts().counterAccount()),
                Sql.column(
                        proposals, Integer.class, proposal -> proposal.parts().history()));
        return matches;
    }

    /**
     * Withdraws what is under review about the things, but for the pairs that are to stay.
     *
     * @param things transactions or postings
     * @return the transactions of the withdrawn pairs
     */
    List<TransactionId> withdraw(WorkspaceId workspace, Collection<UUID> things, Collection<Pair> staying, Instant at) {
        return sql.list(
                """
                WITH withdrawn AS (
                    UPDATE match m SET status = 'withdrawn', decided_at = ?
                    WHERE m.workspace_id = ? AND m.status = 'review'
                      AND (m.transaction_id = ANY (?) OR m.other_id = ANY (?))
                      AND (m.transaction_id, m.other_id) NOT IN (SELECT * FROM unnest(?, ?))
                    RETURNING m.transaction_id, m.other_id
                )
                SELECT DISTINCT t.id FROM withdrawn w
                JOIN bank_transaction t ON t.workspace_id = ? AND t.id IN (w.transaction_id, w.other_id)
                """,
                row -> new TransactionId(row.uuid("id")),
                at,
                workspace,
                things.toArray(UUID[]::new),
                things.toArray(UUID[]::new),
                staying.stream().map(Pair::transaction).toArray(UUID[]::new),
                staying.stream().map(Pair::other).toArray(UUID[]::new),
                workspace);
    }

    /** Says of decided matches that they hold no more. */
    void decide(
            WorkspaceId workspace, Collection<MatchId> matches, Match.Status status, @Nullable UserId by, Instant at) {
        sql.update(
                "UPDATE match SET status = ?, decided_by = ?::uuid, decided_at = ? WHERE workspace_id = ? AND id = ANY"
                        + " (?)",
                status.wire(),
                by == null ? null : by.value(),
                at,
                workspace,
                matches.stream().map(MatchId::value).toArray(UUID[]::new));
    }

    Optional<Match> find(WorkspaceId workspace, MatchId id) {
        return sql.find(COLUMNS + " WHERE m.workspace_id = ? AND m.id = ?", MatchRows::match, workspace, id.value());
    }

    /** Oldest first. */
    List<Match> page(WorkspaceId workspace, Match.Status status, @Nullable UUID after, int limit) {
        return sql.list(
                COLUMNS
                        + " WHERE m.workspace_id = ? AND m.status = ? AND (?::uuid IS NULL OR m.id > ?::uuid) ORDER BY"
                        + " m.id LIMIT ?",
                MatchRows::match,
                workspace,
                status.wire(),
                after,
                after,
                limit);
    }

    private static Match match(Cells row) {
        var entry = row.findUuid("entry_id");
        var by = row.findUuid("decided_by");
        var parts = new ScoreParts(
                row.integer("amount_score"),
                row.integer("date_score"),
                row.integer("text_score"),
                row.integer("counter_account_score"),
                row.integer("history_score"));
        var proposal = new Proposal(
                Proposal.Kind.ofWire(row.text("kind")),
                new Pair(row.uuid("transaction_id"), row.uuid("other_id")),
                parts,
                row.integer("score"),
                entry == null ? null : new EntryId(entry));
        return new Match(
                new MatchId(row.uuid("id")),
                Match.Status.ofWire(row.text("status")),
                proposal,
                by == null ? null : new UserId(by),
                row.findInstant("decided_at"));
    }

    private static @Nullable UUID entryOf(Proposal proposal) {
        var entry = proposal.entry();
        return entry == null ? null : entry.value();
    }
}
