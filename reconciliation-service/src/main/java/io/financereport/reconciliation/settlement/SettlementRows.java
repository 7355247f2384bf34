package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of settlements and of the queue of transactions to solve. */
@Singleton
final class SettlementRows {
    private static final String LIVE = """
        SELECT transaction_id, state, how, entry_id, match_id FROM settlement
        WHERE workspace_id = ? AND ended_at IS NULL
        """;

    private final Sql sql;
    private final Ids ids;

    SettlementRows(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    void end(WorkspaceId workspace, Collection<TransactionId> transactions, Instant at) {
        sql.update(
                "UPDATE settlement SET ended_at = ? WHERE workspace_id = ? AND transaction_id = ANY (?) AND ended_at"
                        + " IS NULL",
                at,
                workspace,
                CandidateRows.ids(transactions));
    }

    void insert(WorkspaceId workspace, List<Settlement> settlements, Instant at) {
        sql.update(
                """
                INSERT INTO settlement (workspace_id, id, transaction_id, state, how, entry_id, posting_id, match_id, since)
                SELECT ?, s.id, s.transaction_id, s.state, s.how, s.entry_id, s.posting_id, s.match_id, ?
                FROM unnest(?, ?, ?, ?, ?, ?, ?)
                    AS s (id, transaction_id, state, how, entry_id, posting_id, match_id)
                """,
                workspace,
                at,
                Sql.column(settlements, UUID.class, settlement -> ids.next()),
                Sql.column(
                        settlements,
                        UUID.class,
                        settlement -> settlement.transaction().value()),
                settlements.stream()
                        .map(settlement -> settlement.state().wire())
                        .toArray(String[]::new),
                settlements.stream().map(settlement -> settlement.how().wire()).toArray(String[]::new),
                Sql.column(settlements, UUID.class, settlement -> {
                    var entry = settlement.entry();
                    return entry == null ? null : entry.value();
                }),
                Sql.column(settlements, UUID.class, settlement -> {
                    var posting = settlement.posting();
                    return posting == null ? null : posting.value();
                }),
                Sql.column(settlements, UUID.class, settlement -> {
                    var match = settlement.match();
                    return match == null ? null : match.value();
                }));
    }

    /** Transactions whose state rests on one of the entries. */
    List<Resting> restingOn(WorkspaceId workspace, Collection<EntryId> entries) {
        return sql.list(
                LIVE + " AND entry_id = ANY (?) ORDER BY transaction_id",
                Resting::of,
                workspace,
                entries.stream().map(EntryId::value).toArray(UUID[]::new));
    }

    /** The states of the transactions; those that wait have none. */
    List<Resting> of(WorkspaceId workspace, Collection<TransactionId> transactions) {
        return sql.list(
                LIVE + " AND transaction_id = ANY (?) ORDER BY transaction_id",
                Resting::of,
                workspace,
                CandidateRows.ids(transactions));
    }

    static Set<MatchId> matchesOf(List<Resting> states) {
        return states.stream().map(Resting::match).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    void enqueue(WorkspaceId workspace, Collection<TransactionId> transactions) {
        sql.update("""
            INSERT INTO to_solve (workspace_id, transaction_id) SELECT ?, unnest(?) ON CONFLICT DO NOTHING
            """, workspace, CandidateRows.ids(transactions));
    }

    void dequeue(WorkspaceId workspace, Collection<TransactionId> transactions) {
        sql.update(
                "DELETE FROM to_solve WHERE workspace_id = ? AND transaction_id = ANY (?)",
                workspace,
                CandidateRows.ids(transactions));
    }

    /** All that are not settled and were booked after one day, through another. */
    void enqueueUnsettled(WorkspaceId workspace, @Nullable LocalDate after, LocalDate through) {
        sql.update("""
            INSERT INTO to_solve (workspace_id, transaction_id)
            SELECT t.workspace_id, t.id FROM settlement s
            CROSS JOIN LATERAL (
                SELECT * FROM bank_transaction WHERE workspace_id = s.workspace_id AND id = s.transaction_id
                OFFSET 0) t
            WHERE s.workspace_id = ? AND s.ended_at IS NULL AND s.state <> 'settled'
              AND t.booked_on <= ? AND (?::date IS NULL OR t.booked_on > ?::date)
            ON CONFLICT DO NOTHING
            """, workspace, through, after, after);
    }

    /** How many of the living that were booked after one day, through another, are held. */
    long held(WorkspaceId workspace, @Nullable LocalDate after, LocalDate through) {
        return sql.find("""
            SELECT count(*) AS n FROM bank_transaction t
            JOIN settlement s
                ON s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL
            WHERE t.workspace_id = ? AND t.ended_at IS NULL AND t.booked_on <= ?
              AND (?::date IS NULL OR t.booked_on > ?::date) AND s.state = 'held'
            """, row -> row.number("n"), workspace, through, after, after)
                .orElseThrow();
    }

    /** How many wait for the solver that were booked through a day. */
    long queued(WorkspaceId workspace, LocalDate through) {
        return sql.find("""
            SELECT count(*) AS n FROM to_solve q
            JOIN bank_transaction t ON t.workspace_id = q.workspace_id AND t.id = q.transaction_id
            WHERE q.workspace_id = ? AND t.ended_at IS NULL AND t.booked_on <= ?
            """, row -> row.number("n"), workspace, through).orElseThrow();
    }

    boolean hasQueued(WorkspaceId workspace) {
        return sql.find(
                        "SELECT true AS yes FROM to_solve WHERE workspace_id = ? LIMIT 1",
                        row -> row.flag("yes"),
                        workspace)
                .isPresent();
    }

    void insertJob(WorkspaceId workspace) {
        sql.update("INSERT INTO solver_job (workspace_id) VALUES (?) ON CONFLICT DO NOTHING", workspace);
    }

    void deleteJob(WorkspaceId workspace) {
        sql.update("DELETE FROM solver_job WHERE workspace_id = ?", workspace);
    }

    List<WorkspaceId> jobs(int limit) {
        return sql.list(
                "SELECT workspace_id FROM solver_job ORDER BY workspace_id LIMIT ?",
                row -> new WorkspaceId(row.uuid("workspace_id")),
                limit);
    }

    /** A transaction and what its state rests on. */
    record Resting(
            TransactionId transaction,
            State state,
            How how,
            @Nullable EntryId entry,
            @Nullable MatchId match) {
        static Resting of(Cells row) {
            var entry = row.findUuid("entry_id");
            var match = row.findUuid("match_id");
            return new Resting(
                    new TransactionId(row.uuid("transaction_id")),
                    State.ofWire(row.text("state")),
                    How.ofWire(row.text("how")),
                    entry == null ? null : new EntryId(entry),
                    match == null ? null : new MatchId(match));
        }
    }
}
