package io.financereport.reconciliation.coverage;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.account.SystemRole;
import io.financereport.reconciliation.bank.Coverage;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.coverage.CoverageRows.LivePlan;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.NewPosting;
import io.financereport.reconciliation.opening.OpeningPlan;
import io.financereport.reconciliation.opening.PlannedEntry;
import io.financereport.reconciliation.period.Periods;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * Keeps the opening and gap entries of an account equal to its plan. Runs under the workspace's lock. What the plan asks for on
 * closed days waits until they are reopened.
 */
@Singleton
public final class Openings {
    /** Beside a step of the solver there is room for so many entries, of 5 000 a database transaction. */
    public static final int ENTRIES_MAX = 500;
    /** Each is planned from all that its statements brought. */
    public static final int ACCOUNTS_MAX = 50;

    private final CoverageRows rows;
    private final Journal journal;
    private final Accounts accounts;
    private final Periods periods;
    private final Clock clock;

    Openings(CoverageRows rows, Journal journal, Accounts accounts, Periods periods, Clock clock) {
        this.rows = rows;
        this.journal = journal;
        this.accounts = accounts;
        this.periods = periods;
        this.clock = clock;
    }

    public void record(
            WorkspaceId workspace, StatementId statement, long version, Coverage coverage, Currency currency) {
        rows.upsert(workspace, statement, version, coverage, currency.getCurrencyCode());
    }

    /**
     * Forgets what a statement covered, as if it had never come.
     *
     * @return the accounts that it covered, to be planned anew
     */
    public Map<AccountId, Currency> forget(WorkspaceId workspace, StatementId statement) {
        return rows.delete(workspace, statement);
    }

    /**
     * Voids what the plan no longer holds and posts what it holds anew; what did not change is left alone. While something waits
     * for closed days, what is on open ones follows from what stands on the closed ones.
     *
     * @return how many entries it posted
     */
    public int replan(WorkspaceId workspace, AccountId account, Currency currency) {
        var through = periods.closedThrough(workspace).orElse(LocalDate.MIN);
        var live = rows.livePlan(workspace, account);
        var wanted = wanted(workspace, account, currency, through, planned(live));
        var outdated = new ArrayList<LivePlan>();
        for (var each : live) {
            if (!isClosed(each.planned(), through) && !wanted.remove(each.planned())) {
                outdated.add(each);
            }
        }

        var voided = outdated.stream().map(LivePlan::entry).toList();
        journal.voidAll(workspace, null, voided, "A statement changed what the bank says");
        rows.end(workspace, voided, clock.instant());
        var added = wanted.stream()
                .map(planned -> new LivePlan(journal.nextId(), planned))
                .toList();
        journal.post(workspace, null, entries(workspace, account, added));
        added.forEach(each -> rows.insert(workspace, account, each));
        return voided.size() + added.size();
    }

    /** What the plan asks for on open days. Notes whether something of it waits for closed ones. */
    private List<PlannedEntry> wanted(
            WorkspaceId workspace, AccountId account, Currency currency, LocalDate through, List<PlannedEntry> live) {
        var coverages = rows.listOf(workspace, account, null);
        var sums = rows.sumsByDay(workspace, account);
        var full = OpeningPlan.of(currency, coverages, sums);
        var standing = closed(live, through);
        var held = through.equals(LocalDate.MIN)
                ? Map.<LocalDate, Money>of()
                : rows.heldByDay(workspace, account, through);
        var isWaiting = !held.isEmpty() || !isSame(closed(full, through), standing);
        rows.recordPlanned(workspace, account, currency, isWaiting);
        if (isWaiting) {
            held.forEach((day, amount) -> sums.merge(day, amount.negated(), Money::plus));
            return new ArrayList<>(OpeningPlan.ofOpenDays(currency, coverages, sums, through, standing));
        }
        var open = new ArrayList<>(full);
        open.removeIf(planned -> isClosed(planned, through));
        return open;
    }

    /** Notes that what the account's transactions on closed days count for in the books changed. */
    public void changed(WorkspaceId workspace, AccountId account, Currency currency) {
        rows.recordDue(workspace, account, currency);
    }

    /** Notes that closed days were reopened, for which entries waited. */
    public void reopened(WorkspaceId workspace) {
        rows.recordAllDue(workspace);
    }

    /**
     * Plans some of the accounts anew for which something changed on closed days; one database transaction has room for no more.
     *
     * @return how many entries it posted: above {@link #ENTRIES_MAX} at most by those of one account
     */
    public int replanDue(WorkspaceId workspace) {
        var posted = 0;
        for (var due : rows.due(workspace, ACCOUNTS_MAX).entrySet()) {
            posted += replan(workspace, due.getKey(), due.getValue());
            if (posted >= ENTRIES_MAX) {
                break;
            }
        }
        return posted;
    }

    /** Whether accounts are left to be planned anew. */
    public boolean isAnyDue(WorkspaceId workspace) {
        return !rows.due(workspace, 1).isEmpty();
    }

    /** How many accounts have entries that wait for days to be reopened. */
    public long countWaiting(WorkspaceId workspace) {
        return rows.countWaiting(workspace);
    }

    /** The accounts that a statement covers. */
    public Map<AccountId, Currency> accounts(WorkspaceId workspace, StatementId statement) {
        return rows.accounts(workspace, statement);
    }

    /**
     * Whether the account's plan without a statement would void what stands rightly on closed days, or post anew on them. What
     * waits there already may change.
     *
     * @param gone by day, what the transactions sum to that go with the statement
     */
    public boolean isClosedPlanTouched(
            WorkspaceId workspace,
            AccountId account,
            Currency currency,
            LocalDate through,
            StatementId without,
            Map<LocalDate, Money> gone) {
        var sums = rows.sumsByDay(workspace, account);
        var present = closed(OpeningPlan.of(currency, rows.listOf(workspace, account, null), sums), through);
        gone.forEach((day, amount) -> sums.merge(day, amount.negated(), Money::plus));
        var then = closed(OpeningPlan.of(currency, rows.listOf(workspace, account, without), sums), through);
        var live = closed(planned(rows.livePlan(workspace, account)), through);
        var isVoided = !without(shared(live, present), then).isEmpty();
        // What waits is planned anew on open days only; where nothing does, what would be posted is new on closed days.
        var isPosted = isSame(live, present) && !without(then, live).isEmpty();
        return isVoided || isPosted;
    }

    private static List<PlannedEntry> planned(List<LivePlan> live) {
        return live.stream().map(LivePlan::planned).toList();
    }

    private static boolean isSame(List<PlannedEntry> some, List<PlannedEntry> others) {
        return some.size() == others.size() && without(some, others).isEmpty();
    }

    /** What both hold, each as often as both do. */
    private static List<PlannedEntry> shared(List<PlannedEntry> some, List<PlannedEntry> others) {
        return without(some, without(some, others));
    }

    /** What is left of some when each of the others takes one like it away. */
    private static List<PlannedEntry> without(List<PlannedEntry> some, List<PlannedEntry> others) {
        var left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left;
    }

    private static List<PlannedEntry> closed(List<PlannedEntry> planned, LocalDate through) {
        return planned.stream().filter(each -> isClosed(each, through)).toList();
    }

    private static boolean isClosed(PlannedEntry planned, LocalDate through) {
        return !planned.date().isAfter(through);
    }

    private List<NewEntry> entries(WorkspaceId workspace, AccountId account, List<LivePlan> added) {
        var opening = accounts.get(workspace, SystemRole.OPENING_BALANCE_EQUITY);
        var unexplained = accounts.get(workspace, SystemRole.UNEXPLAINED_BANK_DIFFERENCES);
        return added.stream()
                .map(live -> {
                    var isOpening = live.planned().reason() == PlannedEntry.Reason.OPENING;
                    var amount = live.planned().amount();
                    return new NewEntry(
                            live.entry(),
                            live.planned().date(),
                            memo(live.planned().reason()),
                            isOpening ? EntryKind.OPENING : EntryKind.GAP,
                            NewEntry.Origin.none(),
                            List.of(
                                    new NewPosting(account, amount),
                                    new NewPosting(isOpening ? opening : unexplained, amount.negated())));
                })
                .toList();
    }

    private static String memo(PlannedEntry.Reason reason) {
        return switch (reason) {
            case OPENING -> "Opening balance";
            case GAP -> "Difference over days without a statement";
            case DIFFERENCE -> "Difference of a statement that contradicts itself";
        };
    }
}
