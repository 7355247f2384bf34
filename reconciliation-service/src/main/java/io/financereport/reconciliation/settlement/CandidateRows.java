package io.financereport.reconciliation.settlement;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.Account;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.PostingId;
import io.financereport.reconciliation.matching.Leg;
import io.financereport.reconciliation.matching.OpenPosting;
import io.financereport.reconciliation.matching.Pair;
import io.financereport.reconciliation.matching.Scoring;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SQL that finds what may belong together. It narrows by amount and days; the matcher decides. Every query goes over lists of keys
 * and none joins row by row with the many: about rows written a moment ago the planner knows nothing, takes any index that begins with the
 * workspace for as good as the right one, and a join then reads the workspace once for each row.
 */
@Singleton
final class CandidateRows {
    private static final String COLUMNS = """
        SELECT t.id, t.account_id, t.booked_on, t.amount, t.currency, t.description, t.counterparty, t.reference
        FROM bank_transaction t
        WHERE t.workspace_id = ? AND t.ended_at IS NULL
        """;

    private final Sql sql;
    private final Accounts accounts;

    CandidateRows(Sql sql, Accounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    /** Some of those that wait for the solver. */
    List<Candidate> queued(WorkspaceId workspace, int limit) {
        return listOf(
                workspace,
                sql.list(
                        "SELECT transaction_id FROM to_solve WHERE workspace_id = ? ORDER BY transaction_id LIMIT ?",
                        row -> new TransactionId(row.uuid("transaction_id")),
                        workspace,
                        limit));
    }

    List<Candidate> listOf(WorkspaceId workspace, Collection<TransactionId> transactions) {
        return standing(
                workspace,
                sql.list(
                        COLUMNS + " AND t.id = ANY (?) ORDER BY t.booked_on, t.id",
                        Found::of,
                        workspace,
                        ids(transactions)));
    }

    /** Unsettled transactions of the same or the opposite amount, up to twice the window away, so that rivals are seen too. */
    List<Candidate> aroundAmounts(WorkspaceId workspace, Collection<Leg> legs, int daysApartMax) {
        var window = new Window(2 * daysApartMax);
        legs.forEach(leg -> window.add(leg.bookedOn(), leg.amount()));
        legs.forEach(leg -> window.add(leg.bookedOn(), leg.amount().negated()));
        return unsettled(workspace, window);
    }

    /** Unsettled transactions that may fit one of the postings. */
    List<Candidate> fitting(WorkspaceId workspace, Collection<OpenPosting> postings, int daysApartMax) {
        var window = new Window(daysApartMax);
        postings.forEach(posting -> window.add(posting.date(), posting.amount()));
        return unsettled(workspace, window);
    }

    /** Postings not cleared yet that may fit one of the transactions. */
    List<OpenPosting> openPostings(WorkspaceId workspace, Collection<Leg> legs, int daysApartMax) {
        var window = new Window(daysApartMax);
        legs.forEach(leg -> window.add(leg.bookedOn(), leg.amount()));
        if (window.isEmpty()) {
            return List.of();
        }
        return openPostings(
                workspace,
                "p.amount_units = ANY (?) AND p.date BETWEEN ? AND ?",
                window.units(),
                window.from(),
                window.to());
    }

    List<OpenPosting> openPosting(WorkspaceId workspace, UUID posting) {
        return openPostings(workspace, "p.id = ?", posting);
    }

    List<OpenPosting> openPostingsOf(WorkspaceId workspace, Collection<EntryId> entries) {
        return openPostings(workspace, "p.entry_id = ANY (?)", (Object)
                entries.stream().map(EntryId::value).toArray(UUID[]::new));
    }

    private List<OpenPosting> openPostings(WorkspaceId workspace, String condition, Object... parameters) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(workspace);
        arguments.addAll(List.of(parameters));
        var postings =
                sql.list("""
                    SELECT p.id, p.entry_id, p.account_id, p.date, p.amount, p.currency, e.memo, p.memo AS posting_memo
                    FROM posting p JOIN entry e ON e.workspace_id = p.workspace_id AND e.id = p.entry_id
                    WHERE p.workspace_id = ? AND p.clearable AND
                    """ + condition + " ORDER BY p.date, p.id", CandidateRows::openPosting, arguments.toArray());
        if (postings.isEmpty()) {
            return postings;
        }
        var closed = new HashSet<>(sql.list(
                """
                SELECT posting_id AS id FROM settlement
                WHERE workspace_id = ? AND posting_id = ANY (?) AND ended_at IS NULL
                UNION ALL
                SELECT voids_entry_id FROM entry WHERE workspace_id = ? AND voids_entry_id = ANY (?)
                """,
                row -> row.uuid("id"),
                workspace,
                postings.stream().map(posting -> posting.id().value()).toArray(UUID[]::new),
                workspace,
                postings.stream().map(posting -> posting.entry().value()).toArray(UUID[]::new)));
        return postings.stream()
                .filter(posting -> !closed.contains(posting.id().value())
                        && !closed.contains(posting.entry().value()))
                .toList();
    }

    private List<Candidate> unsettled(WorkspaceId workspace, Window window) {
        if (window.isEmpty()) {
            return List.of();
        }
        var found = sql.list(
                COLUMNS + " AND t.amount_units = ANY (?) AND t.booked_on BETWEEN ? AND ? ORDER BY t.booked_on, t.id",
                Found::of,
                workspace,
                window.units(),
                window.from(),
                window.to());
        return standing(workspace, found).stream()
                .filter(candidate -> !candidate.isSettled())
                .toList();
    }

    private List<Candidate> standing(WorkspaceId workspace, List<Found> found) {
        var standings = new HashMap<TransactionId, Standing>();
        sql.each(
                """
                SELECT transaction_id, state, how, entry_id FROM settlement
                WHERE workspace_id = ? AND transaction_id = ANY (?) AND ended_at IS NULL
                """,
                row -> standings.put(new TransactionId(row.uuid("transaction_id")), Standing.of(row)),
                workspace,
                ids(found.stream().map(Found::id).toList()));
        var named = accounts.find(
                workspace, found.stream().map(Found::account).distinct().toList());
        return found.stream()
                .map(each -> each.candidate(named, standings.get(each.id())))
                .toList();
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

    private static OpenPosting openPosting(Cells row) {
        return new OpenPosting(
                new PostingId(row.uuid("id")),
                new EntryId(row.uuid("entry_id")),
                new AccountId(row.uuid("account_id")),
                row.date("date"),
                row.money("amount", "currency"),
                row.text("memo") + " " + Objects.requireNonNullElse(row.findText("posting_memo"), ""));
    }

    /** Amounts, and the days around their dates. */
    private static final class Window {
        private static final int UNIT_DIGITS = 4;

        private final int days;
        private final Set<Long> units = new TreeSet<>();
        private final TreeSet<LocalDate> dates = new TreeSet<>();

        Window(int days) {
            this.days = days;
        }

        void add(LocalDate date, Money amount) {
            if (!amount.isZero()) {
                units.add(amount.amount().movePointRight(UNIT_DIGITS).longValueExact());
                dates.add(date);
            }
        }

        boolean isEmpty() {
            return dates.isEmpty();
        }

        Long[] units() {
            return units.toArray(Long[]::new);
        }

        LocalDate from() {
            return dates.first().minusDays(days);
        }

        LocalDate to() {
            return dates.last().plusDays(days);
        }
    }

    private record Standing(
            Candidate.Standing standing, @Nullable EntryId entry) {
        static Standing of(Cells row) {
            var entry = row.findUuid("entry_id");
            return new Standing(
                    new Candidate.Standing(State.ofWire(row.text("state")), How.ofWire(row.text("how"))),
                    entry == null ? null : new EntryId(entry));
        }
    }

    private record Found(TransactionId id, AccountId account, LocalDate bookedOn, Money amount, List<String> texts) {
        static Found of(Cells row) {
            return new Found(
                    new TransactionId(row.uuid("id")),
                    new AccountId(row.uuid("account_id")),
                    row.date("booked_on"),
                    row.money("amount", "currency"),
                    Stream.of("description", "counterparty", "reference")
                            .map(column -> Objects.requireNonNullElse(row.findText(column), ""))
                            .filter(text -> !text.isBlank())
                            .toList());
        }

        Candidate candidate(Map<AccountId, Account> named, @Nullable Standing standing) {
            var its = Objects.requireNonNull(named.get(account), "account " + account);
            return new Candidate(
                    new Leg(
                            id,
                            account,
                            its.name(),
                            bookedOn,
                            amount,
                            texts.stream().collect(Collectors.joining(" "))),
                    its.type(),
                    shortened(texts.isEmpty() ? "" : texts.getFirst()),
                    standing == null ? null : standing.standing(),
                    standing == null ? null : standing.entry());
        }

        private static String shortened(String memo) {
            return memo.length() <= NewEntry.MEMO_LENGTH_MAX ? memo : memo.substring(0, NewEntry.MEMO_LENGTH_MAX);
        }
    }
}
