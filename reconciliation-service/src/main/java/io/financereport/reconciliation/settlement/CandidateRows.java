package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.AccountType;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.PostingId;
import io.financereport.reconciliation.matching.Leg;
import io.financereport.reconciliation.matching.OpenPosting;
import io.financereport.reconciliation.matching.Pair;
import io.financereport.reconciliation.matching.Scoring;
import io.financereport.reconciliation.sql.Cells;
import io.financereport.reconciliation.sql.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL that finds what may belong together. It narrows by amount and days; the matcher decides. */
@Singleton
final class CandidateRows {
    private static final String COLUMNS = """
        SELECT t.id, t.account_id, a.name AS account_name, a.type AS account_type, t.booked_on, t.amount, t.currency,
               t.description, t.counterparty, t.reference, live.state, live.how, live.entry_id
        """;
    private static final String STANDING = """
        JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
        LEFT JOIN settlement live
            ON live.workspace_id = t.workspace_id AND live.transaction_id = t.id AND live.ended_at IS NULL
        """;
    private static final String OPEN_POSTINGS = """
        SELECT p.id, p.entry_id, p.account_id, p.date, p.amount, p.currency, e.memo, p.memo AS posting_memo
        FROM posting p JOIN entry e ON e.workspace_id = p.workspace_id AND e.id = p.entry_id
        WHERE p.workspace_id = ? AND p.clearable
          AND NOT EXISTS (
              SELECT FROM entry v WHERE v.workspace_id = p.workspace_id AND v.voids_entry_id = p.entry_id)
          AND NOT EXISTS (
              SELECT FROM settlement s
              WHERE s.workspace_id = p.workspace_id AND s.posting_id = p.id AND s.ended_at IS NULL)
        """;

    private final Sql sql;

    CandidateRows(Sql sql) {
        this.sql = sql;
    }

    /** The first of those that wait for the solver. */
    List<Candidate> queued(WorkspaceId workspace, int limit) {
        return sql.list(
                COLUMNS
                        + " FROM to_solve q JOIN bank_transaction t ON t.workspace_id = q.workspace_id AND t.id ="
                        + " q.transaction_id "
                        + STANDING
                        + " WHERE q.workspace_id = ? ORDER BY t.booked_on, t.id LIMIT ?",
                CandidateRows::candidate,
                workspace,
                limit);
    }

    List<Candidate> listOf(WorkspaceId workspace, Collection<TransactionId> transactions) {
        return sql.list(
                COLUMNS + " FROM bank_transaction t " + STANDING
                        + " WHERE t.workspace_id = ? AND t.id = ANY (?) ORDER BY t.booked_on, t.id",
                CandidateRows::candidate,
                workspace,
                ids(transactions));
    }

    /** Unsettled transactions of the same or the opposite amount, up to twice the window away, so that rivals are seen too. */
    List<Candidate> aroundAmounts(WorkspaceId workspace, Collection<TransactionId> transactions, int daysApartMax) {
        return sql.list(
                """
                        WITH seed AS MATERIALIZED (
                            SELECT t.currency, abs(t.amount_units) AS units, min(t.booked_on) - ? AS first, max(t.booked_on) + ? AS last
                            FROM bank_transaction t
                            WHERE t.workspace_id = ? AND t.id = ANY (?) AND t.amount_units <> 0
                            GROUP BY t.currency, abs(t.amount_units)
                        )
                        """
                        + COLUMNS
                        + """
                        FROM seed
                        CROSS JOIN LATERAL (VALUES (seed.units), (-seed.units)) AS side (units)
                        JOIN bank_transaction t ON t.workspace_id = ? AND t.currency = seed.currency
                            AND t.amount_units = side.units AND t.booked_on BETWEEN seed.first AND seed.last
                        """
                        + STANDING
                        + " WHERE live.state IS DISTINCT FROM 'settled' ORDER BY t.booked_on, t.id",
                CandidateRows::candidate,
                2 * daysApartMax,
                2 * daysApartMax,
                workspace,
                ids(transactions),
                workspace);
    }

    /** Postings not cleared yet that fit one of the transactions. */
    List<OpenPosting> openPostings(WorkspaceId workspace, Collection<TransactionId> transactions, int daysApartMax) {
        return sql.list(
                OPEN_POSTINGS + """
                      AND p.id IN (
                          SELECT p.id FROM bank_transaction t
                          JOIN posting p ON p.workspace_id = t.workspace_id AND p.account_id = t.account_id
                              AND p.amount_units = t.amount_units AND p.clearable
                              AND p.date BETWEEN t.booked_on - ? AND t.booked_on + ?
                          WHERE t.workspace_id = ? AND t.id = ANY (?))
                    ORDER BY p.date, p.id
                    """,
                CandidateRows::openPosting,
                workspace,
                daysApartMax,
                daysApartMax,
                workspace,
                ids(transactions));
    }

    List<OpenPosting> openPosting(WorkspaceId workspace, UUID posting) {
        return sql.list(OPEN_POSTINGS + " AND p.id = ?", CandidateRows::openPosting, workspace, posting);
    }

    /** Unsettled transactions that fit one of the postings. */
    List<Candidate> fitting(WorkspaceId workspace, Collection<PostingId> postings, int daysApartMax) {
        return sql.list(
                COLUMNS + """
                    FROM bank_transaction t
                    """ + STANDING + """
                    WHERE t.workspace_id = ? AND live.state IS DISTINCT FROM 'settled'
                      AND t.id IN (
                          SELECT t.id FROM posting p
                          JOIN bank_transaction t ON t.workspace_id = p.workspace_id AND t.account_id = p.account_id
                              AND t.currency = p.currency AND t.amount_units = p.amount_units
                              AND t.booked_on BETWEEN p.date - ? AND p.date + ?
                          WHERE p.workspace_id = ? AND p.id = ANY (?))
                    ORDER BY t.booked_on, t.id
                    """,
                CandidateRows::candidate,
                workspace,
                daysApartMax,
                daysApartMax,
                workspace,
                postings.stream().map(PostingId::value).toArray(UUID[]::new));
    }

    /** Pairs that a person rejected; they are not proposed again. */
    Set<Pair> rejected(WorkspaceId workspace, Collection<TransactionId> transactions) {
        return new HashSet<>(sql.list(
                "SELECT transaction_id, other_id FROM match WHERE workspace_id = ? AND transaction_id = ANY (?)"
                        + " AND status = 'rejected'",
                row -> new Pair(row.uuid("transaction_id"), row.uuid("other_id")),
                workspace,
                ids(transactions)));
    }

    /** Between which accounts transfers were accepted before. */
    Set<Scoring.Route> routes(WorkspaceId workspace) {
        return new HashSet<>(sql.list(
                """
                SELECT DISTINCT o.account_id AS origin, i.account_id AS destination
                FROM match m
                JOIN bank_transaction o ON o.workspace_id = m.workspace_id AND o.id = m.transaction_id
                JOIN bank_transaction i ON i.workspace_id = m.workspace_id AND i.id = m.other_id
                WHERE m.workspace_id = ? AND m.kind = 'transfer' AND m.status = 'accepted'
                """,
                row -> new Scoring.Route(new AccountId(row.uuid("origin")), new AccountId(row.uuid("destination"))),
                workspace));
    }

    static UUID[] ids(Collection<TransactionId> transactions) {
        return transactions.stream().map(TransactionId::value).toArray(UUID[]::new);
    }

    private static Candidate candidate(Cells row) {
        var state = row.findText("state");
        var entry = row.findUuid("entry_id");
        var texts = Stream.of("description", "counterparty", "reference")
                .map(column -> java.util.Objects.requireNonNullElse(row.findText(column), ""))
                .filter(text -> !text.isBlank())
                .toList();
        var leg = new Leg(
                new TransactionId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                row.text("account_name"),
                row.date("booked_on"),
                row.money("amount", "currency"),
                texts.stream().collect(Collectors.joining(" ")));
        return new Candidate(
                leg,
                AccountType.ofWire(row.text("account_type")),
                shortened(texts.isEmpty() ? "" : texts.getFirst()),
                state == null ? null : new Candidate.Standing(State.ofWire(state), How.ofWire(row.text("how"))),
                entry == null ? null : new EntryId(entry));
    }

    private static OpenPosting openPosting(Cells row) {
        var memo = row.findText("posting_memo");
        return new OpenPosting(
                new PostingId(row.uuid("id")),
                new EntryId(row.uuid("entry_id")),
                new AccountId(row.uuid("account_id")),
                row.date("date"),
                row.money("amount", "currency"),
                memo == null ? row.text("memo") : row.text("memo") + " " + memo);
    }

    private static String shortened(String memo) {
        return memo.length() <= NewEntry.MEMO_LENGTH_MAX ? memo : memo.substring(0, NewEntry.MEMO_LENGTH_MAX);
    }
}
