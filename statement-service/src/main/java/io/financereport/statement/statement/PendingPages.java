package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.unposted.LinkCandidate;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Cursor;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What banks announce or expect, with its state, links and candidates. */
@Singleton
final class PendingPages {
    /** A person looks at a few; the best come first. */
    private static final int CANDIDATES_MAX = 5;

    private static final int ACCOUNTS_MAX = 1_000;

    private static final String COLUMNS = """
        SELECT id, account_id, standing, expected_on, amount, currency, description, counterparty, reference, state
        FROM unposted_state
        """;
    private static final String PAGE = COLUMNS + """
        WHERE workspace_id = ? AND standing = ? AND (?::uuid IS NULL OR account_id = ?) AND (?::text IS NULL OR state = ?)
            AND (?::date IS NULL OR (expected_on, id) < (?, ?))
        ORDER BY expected_on DESC, id DESC LIMIT ?
        """;
    private static final String LINKS = """
        SELECT l.unposted_id, l.transaction_id, l.kind, l.days, l.difference, t.currency, l.text_likeness, l.by_person,
            t.booked_on, t.amount, t.description
        FROM unposted_link l
        JOIN transaction t ON t.workspace_id = l.workspace_id AND t.id = l.transaction_id
        WHERE l.workspace_id = ? AND l.unposted_id = ANY (?)
        ORDER BY t.booked_on, t.id
        """;
    private static final String RULINGS = """
        SELECT unposted_id, transaction_id, linked, made_by, made_at FROM link_ruling
        WHERE workspace_id = ? AND unposted_id = ANY (?) ORDER BY id
        """;
    private static final String BALANCES = """
        SELECT account_id, currency, sum(amount) AS total, count(*) AS n FROM unposted_state
        WHERE workspace_id = ? AND standing = 'pending' AND state = 'open'
        GROUP BY account_id, currency ORDER BY account_id, currency LIMIT ?
        """;

    private final Sql sql;
    private final WorkspaceTransactions transactions;
    private final UnpostedRows rows;

    PendingPages(Sql sql, WorkspaceTransactions transactions, UnpostedRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
    }

    /**
     * What is asked for.
     *
     * @param standing pending or notified
     * @param state open, linked or expired; null for all
     */
    record Wanted(
            String standing,
            @Nullable UUID account,
            @Nullable String state) {}

    /** The latest first. */
    Page<Item> page(WorkspaceId workspace, Wanted wanted, PageRequest request) {
        var after = request.cursor();
        var day = after == null ? null : after.part(0, LocalDate::parse);
        var id = after == null ? null : after.part(1, UUID::fromString);
        return transactions.read(workspace, () -> {
            var found = sql.list(
                    PAGE,
                    PendingPages::head,
                    workspace.value(),
                    wanted.standing(),
                    wanted.account(),
                    wanted.account(),
                    wanted.state(),
                    wanted.state(),
                    day,
                    day,
                    id,
                    request.limit() + 1);
            var page = Page.of(
                    request,
                    found,
                    last -> Cursor.of(last.expectedOn().toString(), last.id().toString()));
            var details = details(workspace, page.items());
            return page.map(head -> item(head, details));
        });
    }

    /**
     * @throws Problem 404 when the workspace has none of this id
     */
    Item get(WorkspaceId workspace, UUID id) {
        return transactions.read(workspace, () -> {
            var head = head(workspace, id);
            return item(head, details(workspace, List.of(head)));
        });
    }

    /** In the running transaction. */
    Head head(WorkspaceId workspace, UUID id) {
        return sql.find(COLUMNS + " WHERE workspace_id = ? AND id = ?", PendingPages::head, workspace.value(), id)
                .orElseThrow(
                        () -> Problem.of(WebProblem.NOT_FOUND, "There is no announced or expected transaction " + id));
    }

    /** What is expected and neither booked nor expired, of each account. */
    List<PendingBalance> balances(WorkspaceId workspace) {
        return transactions.read(
                workspace,
                () -> sql.list(
                        BALANCES,
                        row -> new PendingBalance(
                                row.uuid("account_id"), row.money("total", "currency"), row.integer("n")),
                        workspace.value(),
                        ACCOUNTS_MAX));
    }

    private Details details(WorkspaceId workspace, List<Head> heads) {
        var ids = Sql.column(heads, UUID.class, Head::id);
        var details = new Details(new HashMap<>(), new HashMap<>(), new HashMap<>());
        sql.each(
                LINKS,
                row -> details.links()
                        .computeIfAbsent(row.uuid("unposted_id"), any -> new ArrayList<>())
                        .add(link(row)),
                workspace.value(),
                ids);
        sql.each(
                RULINGS,
                row -> details.rulings()
                        .computeIfAbsent(row.uuid("unposted_id"), any -> new ArrayList<>())
                        .add(new RulingItem(
                                row.uuid("transaction_id"),
                                row.flag("linked"),
                                row.uuid("made_by"),
                                row.instant("made_at"))),
                workspace.value(),
                ids);
        var unlinked = heads.stream()
                .map(Head::id)
                .filter(id -> !details.links().containsKey(id))
                .toList();
        details.candidates().putAll(candidates(workspace, unlinked));
        return details;
    }

    private static Item item(Head head, Details details) {
        return new Item(
                head.id(),
                head.accountId(),
                head.standing(),
                head.state(),
                head.expectedOn(),
                head.amount(),
                head.description(),
                head.counterparty(),
                head.reference(),
                details.links().getOrDefault(head.id(), List.of()),
                details.candidates().getOrDefault(head.id(), List.of()),
                details.rulings().getOrDefault(head.id(), List.of()));
    }

    /** Transactions that may be one of those without a link, and are no other's. */
    private Map<UUID, List<LinkItem>> candidates(WorkspaceId workspace, List<UUID> unlinked) {
        var found = new HashMap<UUID, List<LinkCandidate>>();
        rows.eachFreePair(
                workspace,
                unlinked,
                pair -> LinkCandidate.of(pair.expected(), pair.posted())
                        .ifPresent(candidate -> found.computeIfAbsent(
                                        pair.expected().id(), any -> new ArrayList<>())
                                .add(candidate)));
        var best = new HashMap<UUID, List<LinkItem>>();
        found.forEach((id, candidates) -> best.put(
                id,
                candidates.stream()
                        .sorted(Comparator.comparingInt(LinkCandidate::score).reversed())
                        .limit(CANDIDATES_MAX)
                        .map(PendingPages::candidate)
                        .toList()));
        return best;
    }

    private static LinkItem candidate(LinkCandidate candidate) {
        return new LinkItem(
                candidate.posted().id(),
                candidate.posted().on(),
                candidate.posted().amount(),
                candidate.posted().text(),
                candidate.kind().wire(),
                candidate.days(),
                candidate.difference(),
                candidate.likeness(),
                false);
    }

    private static Head head(Cells row) {
        return new Head(
                row.uuid("id"),
                row.uuid("account_id"),
                row.text("standing"),
                row.text("state"),
                row.date("expected_on"),
                row.money("amount", "currency"),
                row.text("description"),
                row.findText("counterparty"),
                row.findText("reference"));
    }

    private static LinkItem link(Cells row) {
        var currency = row.currency("currency");
        return new LinkItem(
                row.uuid("transaction_id"),
                row.date("booked_on"),
                row.money("amount", currency),
                row.text("description"),
                row.text("kind"),
                row.integer("days"),
                row.money("difference", currency),
                row.integer("text_likeness"),
                row.flag("by_person"));
    }

    /** One without its links. */
    record Head(
            UUID id,
            UUID accountId,
            String standing,
            String state,
            LocalDate expectedOn,
            Money amount,
            String description,
            @Nullable String counterparty,
            @Nullable String reference) {}

    private record Details(
            Map<UUID, List<LinkItem>> links,
            Map<UUID, List<RulingItem>> rulings,
            Map<UUID, List<LinkItem>> candidates) {}

    /**
     * What an account's bank expects and has not booked.
     *
     * @param pendingBalance its sum; in no balance of the books
     */
    @Serdeable
    record PendingBalance(UUID accountId, Money pendingBalance, int count) {}

    /**
     * What a bank announced or expects; the same in several files is one.
     *
     * @param standing pending, or notified when it was announced
     * @param state open; linked to what it was booked as; or expired, when a statement covers 14 days past it and lacks it
     * @param links the transactions that it is
     * @param candidates those that it may be, the likeliest first; a person decides
     * @param rulings what people said about its links
     */
    @Serdeable
    record Item(
            UUID id,
            UUID accountId,
            String standing,
            String state,
            LocalDate expectedOn,
            Money amount,
            String description,
            @Nullable String counterparty,
            @Nullable String reference,
            List<LinkItem> links,
            List<LinkItem> candidates,
            List<RulingItem> rulings) {
        Item {
            links = List.copyOf(links);
            candidates = List.copyOf(candidates);
            rulings = List.copyOf(rulings);
        }
    }

    /**
     * A transaction that it is or may be, and what speaks for it.
     *
     * @param kind exact, drift or partial: how the amounts stand to each other
     * @param days from the expected day to the booking
     * @param difference what was booked less what was expected
     * @param textLikeness from 0 to 100; 100 when the bank's reference is equal
     * @param byPerson whether a person said so
     */
    @Serdeable
    record LinkItem(
            UUID transactionId,
            LocalDate bookedOn,
            Money amount,
            String description,
            String kind,
            int days,
            Money difference,
            int textLikeness,
            boolean byPerson) {}

    /**
     * What a person said about a link, and when.
     *
     * @param linked whether the transaction is it
     */
    @Serdeable
    record RulingItem(UUID transactionId, boolean linked, UUID by, Instant at) {}
}
