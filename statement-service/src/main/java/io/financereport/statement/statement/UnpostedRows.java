package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.alignment.Sighting;
import io.financereport.statement.unposted.LinkCandidate;
import io.financereport.statement.unposted.Movement;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is announced or expected, which rows say so, and its links. All calls belong into the workspace's transaction. */
@Singleton
final class UnpostedRows {
    /** A thousand expected rows with fifty possible transactions each; beyond, those of other amounts are not considered. */
    private static final int PAIRS_MAX = 50_000;

    /** More transactions of one direction within two weeks are not shown to a person. */
    private static final int PAIRS_OF_ONE_MAX = 500;

    private static final String SIGHTINGS = """
        SELECT id, ordinal, standing, booked_on AS day, amount, currency, description, counterparty, reference
        FROM counted_row
        WHERE workspace_id = ? AND statement_id = ? AND account_ordinal = ? AND standing <> 'booked' AND amount <> 0
        ORDER BY booked_on, place
        """;
    private static final String KNOWN = """
        SELECT id, standing, expected_on AS day, amount, currency, description, counterparty, reference
        FROM unposted u
        WHERE workspace_id = ? AND account_id = ? AND expected_on BETWEEN ? AND ? AND NOT EXISTS (
            SELECT FROM unposted_sighting g
            WHERE g.workspace_id = u.workspace_id AND g.statement_id = ? AND g.unposted_id = u.id
            OFFSET 0)
        ORDER BY expected_on, id
        """;
    private static final String GIVE_BIRTH = """
        INSERT INTO unposted (workspace_id, id, account_id, standing, expected_on, amount, currency, description, counterparty,
            reference)
        SELECT r.workspace_id, r.id, ?, r.standing, r.booked_on, r.amount, r.currency, r.description, r.counterparty, r.reference
        FROM unnest(?::integer[], ?::uuid[]) AS n (ordinal, unposted_id)
        JOIN counted_row r ON r.workspace_id = ? AND r.statement_id = ? AND r.ordinal = n.ordinal
        WHERE r.id = n.unposted_id
        """;
    private static final String SIGHT = """
        INSERT INTO unposted_sighting (workspace_id, statement_id, unposted_id, row_ordinal)
        SELECT ?, ?, n.unposted_id, n.ordinal FROM unnest(?::integer[], ?::uuid[]) AS n (ordinal, unposted_id)
        """;
    private static final String FORGET = """
        WITH gone AS (
            DELETE FROM unposted_sighting WHERE workspace_id = ? AND statement_id = ?
            RETURNING workspace_id, statement_id, unposted_id)
        DELETE FROM unposted u USING gone
        WHERE u.workspace_id = gone.workspace_id AND u.id = gone.unposted_id
            AND NOT EXISTS (
                SELECT FROM unposted_sighting o
                WHERE o.workspace_id = u.workspace_id AND o.unposted_id = u.id AND o.statement_id <> gone.statement_id)
        """;

    private static final String PAIR = """
        SELECT u.id AS unposted_id, u.standing, u.expected_on, u.amount AS expected_amount, u.currency,
            u.description AS expected_description, u.counterparty AS expected_counterparty, u.reference AS expected_reference,
            t.id, t.booked_on AS day, t.amount, t.description, t.counterparty, t.reference
        """;
    private static final String OF_ONE_DIRECTION = """
         t.workspace_id = u.workspace_id AND t.account_id = u.account_id AND t.currency = u.currency
            AND sign(t.amount) = sign(u.amount)
        """;

    /** Whatever may be linked. */
    private static final String PAIRS = PAIR + """
        FROM unposted u JOIN transaction t ON
        """ + OF_ONE_DIRECTION + """
        WHERE u.workspace_id = ? AND u.account_id = ?
        """;

    /** What {@link LinkCandidate} can only refuse otherwise. */
    private static final String WITHIN_BOUNDS = """
         AND t.booked_on BETWEEN u.expected_on AND u.expected_on + ? AND 100 * abs(t.amount) <= ? * abs(u.amount)
        """;

    private static final int PERCENT_MAX = 100 + LinkCandidate.TIP_PERCENT_MAX;

    private static final String FREE_PAIRS = PAIR + """
        FROM unposted u
        CROSS JOIN LATERAL (
            SELECT * FROM transaction t WHERE
        """ + OF_ONE_DIRECTION + WITHIN_BOUNDS + """
                AND NOT EXISTS (
                    SELECT FROM unposted_sighting g
                    JOIN sighting s ON s.workspace_id = g.workspace_id AND s.statement_id = g.statement_id
                    WHERE g.workspace_id = u.workspace_id AND g.unposted_id = u.id AND s.transaction_id = t.id)
                AND NOT EXISTS (
                    SELECT FROM unposted_link l
                    WHERE l.workspace_id = t.workspace_id AND l.transaction_id = t.id AND l.standing = u.standing)
            ORDER BY t.amount = u.amount DESC, t.booked_on, t.id LIMIT ?) AS t
        WHERE u.workspace_id = ? AND u.id = ANY (?)
        ORDER BY u.id, t.amount = u.amount DESC, t.booked_on, t.id
        """;

    private final Sql sql;

    UnpostedRows(Sql sql) {
        this.sql = sql;
    }

    /** What is told apart: announced and expected rows of one day. */
    record Day(String standing, LocalDate on) implements Comparable<Day> {
        @Override
        public int compareTo(Day other) {
            var days = on.compareTo(other.on);
            return days == 0 ? standing.compareTo(other.standing) : days;
        }
    }

    /** A row and a transaction of the same account, currency and direction. */
    record Pair(String standing, Movement expected, Movement posted) {}

    /** A link as it is kept. */
    record Link(UUID unposted, UUID transaction, String standing, boolean byPerson) {
        /** Whether both say what a transaction was announced, or what it was expected, as: only one of them can be. */
        boolean isOfSameTransaction(Link other) {
            return transaction.equals(other.transaction) && standing.equals(other.standing);
        }
    }

    /** What a person said last about a pair. */
    record Ruling(UUID unposted, UUID transaction, boolean linked) {}

    TreeMap<Day, List<NumberedRow>> rows(WorkspaceId workspace, StatementId statement, int account) {
        var rows = new TreeMap<Day, List<NumberedRow>>();
        sql.each(
                SIGHTINGS,
                row -> rows.computeIfAbsent(day(row), any -> new ArrayList<>())
                        .add(new NumberedRow(row.integer("ordinal"), sighting(row))),
                workspace.value(),
                statement.value(),
                account);
        return rows;
    }

    /** Those that another part of the statement does not sight: two rows of one file are two. */
    Map<Day, List<Sighting>> known(
            WorkspaceId workspace, StatementId statement, UUID account, LocalDate from, LocalDate to) {
        var known = new TreeMap<Day, List<Sighting>>();
        sql.each(
                KNOWN,
                row -> known.computeIfAbsent(day(row), any -> new ArrayList<>()).add(sighting(row)),
                workspace.value(),
                account,
                from,
                to,
                statement.value());
        return known;
    }

    /** Notes what each row announces or expects; one under the row's own id is new. */
    void sight(WorkspaceId workspace, StatementId statement, UUID account, Map<Integer, UUID> sightings) {
        var ordinals = Sql.column(sightings.entrySet(), Integer.class, Map.Entry::getKey);
        var ids = Sql.column(sightings.entrySet(), UUID.class, Map.Entry::getValue);
        sql.update(GIVE_BIRTH, account, ordinals, ids, workspace.value(), statement.value());
        sql.update(SIGHT, workspace.value(), statement.value(), ordinals, ids);
    }

    /** Removes the statement's sightings, and what nobody else announces or expects, with its links. */
    void forget(WorkspaceId workspace, StatementId statement) {
        sql.update(FORGET, workspace.value(), statement.value());
    }

    /** What may be linked of the rows expected on some days. */
    List<Pair> pairs(WorkspaceId workspace, UUID account, LocalDate from, LocalDate to) {
        return sql.list(
                PAIRS + WITHIN_BOUNDS + """
                     AND u.expected_on BETWEEN ? AND ?
                    ORDER BY t.amount = u.amount DESC, u.expected_on, u.id, t.id LIMIT ?
                    """,
                UnpostedRows::pair,
                workspace.value(),
                account,
                LinkCandidate.DAYS_MAX,
                PERCENT_MAX,
                from,
                to,
                PAIRS_MAX);
    }

    /** Those of which one file has both, the row and the transaction: it says that they are two. */
    Set<LinkCandidate> seenTogether(WorkspaceId workspace, List<LinkCandidate> candidates) {
        var together = new HashSet<LinkCandidate>();
        sql.each(
                """
                SELECT n.at FROM unnest(?::uuid[], ?::uuid[]) WITH ORDINALITY AS n (unposted_id, transaction_id, at)
                WHERE EXISTS (
                    SELECT FROM sighting s
                    JOIN unposted_sighting g ON g.workspace_id = s.workspace_id AND g.statement_id = s.statement_id
                    WHERE s.workspace_id = ? AND s.transaction_id = n.transaction_id AND g.unposted_id = n.unposted_id)
                """,
                row -> together.add(candidates.get(row.integer("at") - 1)),
                Sql.column(candidates, UUID.class, each -> each.expected().id()),
                Sql.column(candidates, UUID.class, each -> each.posted().id()),
                workspace.value());
        return together;
    }

    /** Hands on what may be linked of some rows and is not linked to another, one by one. */
    void eachFreePair(WorkspaceId workspace, List<UUID> unposted, Consumer<Pair> each) {
        sql.each(
                FREE_PAIRS,
                row -> each.accept(pair(row)),
                LinkCandidate.DAYS_MAX,
                PERCENT_MAX,
                PAIRS_OF_ONE_MAX,
                workspace.value(),
                Sql.column(unposted, UUID.class, id -> id));
    }

    /** A pair, however far apart; nothing unless account, currency and direction are the same. */
    Optional<Pair> findPair(WorkspaceId workspace, UUID account, UUID unposted, UUID transaction) {
        return sql.find(
                PAIRS + " AND u.id = ? AND t.id = ?",
                UnpostedRows::pair,
                workspace.value(),
                account,
                unposted,
                transaction);
    }

    List<Link> links(WorkspaceId workspace, UUID account, LocalDate from, LocalDate to) {
        return sql.list("""
            SELECT l.unposted_id, l.transaction_id, l.standing, l.by_person FROM unposted u
            JOIN unposted_link l ON l.workspace_id = u.workspace_id AND l.unposted_id = u.id
            WHERE u.workspace_id = ? AND u.account_id = ? AND u.expected_on BETWEEN ? AND ?
            ORDER BY l.unposted_id, l.transaction_id
            """, UnpostedRows::link, workspace.value(), account, from, to);
    }

    void unlink(WorkspaceId workspace, List<Link> links) {
        sql.update(
                """
                DELETE FROM unposted_link l USING unnest(?::uuid[], ?::uuid[]) AS n (unposted_id, transaction_id)
                WHERE l.workspace_id = ? AND l.unposted_id = n.unposted_id AND l.transaction_id = n.transaction_id
                """,
                Sql.column(links, UUID.class, Link::unposted),
                Sql.column(links, UUID.class, Link::transaction),
                workspace.value());
    }

    void link(WorkspaceId workspace, Map<Link, LinkCandidate> links) {
        sql.batch(
                """
                INSERT INTO unposted_link (workspace_id, unposted_id, transaction_id, standing, kind, days, difference,
                    text_likeness, by_person)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                links.entrySet().stream()
                        .map(each -> new @Nullable Object[] {
                            workspace.value(),
                            each.getKey().unposted(),
                            each.getKey().transaction(),
                            each.getKey().standing(),
                            each.getValue().kind().wire(),
                            each.getValue().days(),
                            each.getValue().difference(),
                            each.getValue().likeness(),
                            each.getKey().byPerson()
                        })
                        .toList());
    }

    /** What people said last about each pair of the account, in the order in which they said it. */
    List<Ruling> rulings(WorkspaceId workspace, UUID account) {
        return sql.list(
                """
                SELECT unposted_id, transaction_id, linked FROM (
                    SELECT DISTINCT ON (unposted_id, transaction_id) id, unposted_id, transaction_id, linked
                    FROM link_ruling
                    WHERE workspace_id = ? AND account_id = ?
                    ORDER BY unposted_id, transaction_id, id DESC) AS latest
                ORDER BY id
                """,
                row -> new Ruling(row.uuid("unposted_id"), row.uuid("transaction_id"), row.flag("linked")),
                workspace.value(),
                account);
    }

    void rule(WorkspaceId workspace, UUID id, UUID account, Ruling ruling, Decision decision) {
        sql.update(
                """
                INSERT INTO link_ruling (workspace_id, id, account_id, unposted_id, transaction_id, linked, made_by, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                workspace.value(),
                id,
                account,
                ruling.unposted(),
                ruling.transaction(),
                ruling.linked(),
                decision.by(),
                decision.at());
    }

    private static Link link(Cells row) {
        return new Link(
                row.uuid("unposted_id"), row.uuid("transaction_id"), row.text("standing"), row.flag("by_person"));
    }

    private static Day day(Cells row) {
        return new Day(row.text("standing"), row.date("day"));
    }

    private static Pair pair(Cells row) {
        var currency = row.currency("currency");
        return new Pair(
                row.text("standing"),
                new Movement(
                        row.uuid("unposted_id"),
                        row.date("expected_on"),
                        row.money("expected_amount", currency),
                        text(row, "expected_"),
                        row.findText("expected_reference")),
                new Movement(
                        row.uuid("id"),
                        row.date("day"),
                        row.money("amount", currency),
                        text(row, ""),
                        row.findText("reference")));
    }

    /** Without a balance: those of rows that are not booked say nothing. */
    private static Sighting sighting(Cells row) {
        Money amount = row.money("amount", row.currency("currency"));
        return new Sighting(row.uuid("id"), amount, text(row, ""), row.findText("reference"), null);
    }

    private static String text(Cells row, String prefix) {
        var counterparty = row.findText(prefix + "counterparty");
        return row.text(prefix + "description") + (counterparty == null ? "" : " " + counterparty);
    }
}
