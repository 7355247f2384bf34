package io.financereport.reconciliation.closing;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.closing.TrialBalanceRows.Difference;
import io.financereport.reconciliation.coverage.Openings;
import io.financereport.reconciliation.period.PeriodChange;
import io.financereport.reconciliation.period.Periods;
import io.financereport.reconciliation.revert.Reverts;
import io.financereport.reconciliation.settlement.PeriodTransactions;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes and reopens the books. Under the workspace's lock, so that nothing is posted into a period while it closes. */
@Singleton
final class Closings {
    static final int DIFFERENCES_MAX = 1_000;
    /** What the dates of entries are held to. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Periods periods;
    private final TrialBalanceRows balances;
    private final Books books;
    private final Outbox outbox;
    private final WorkspaceLock lock;
    private final Clock clock;

    Closings(Periods periods, TrialBalanceRows balances, Books books, Outbox outbox, WorkspaceLock lock, Clock clock) {
        this.periods = periods;
        this.balances = balances;
        this.books = books;
        this.outbox = outbox;
        this.lock = lock;
        this.clock = clock;
    }

    /** What a closing asks before, and a reopening lets go on. */
    @Singleton
    record Books(PeriodTransactions transactions, Openings openings, Reverts reverts) {}

    /** What waits for closed days to be reopened: transactions, and accounts whose opening and gap entries are to change. */
    record Waiting(long transactions, long accounts) {}

    /** A reopening, and what the reopened days hold now that was not there when they were closed. */
    record Reopened(PeriodChange change, List<Difference> differences) {}

    Waiting waiting(WorkspaceId workspace) {
        var transactions = periods.closedThrough(workspace)
                .map(through -> books.transactions().held(workspace, null, through))
                .orElse(0L);
        return new Waiting(transactions, books.openings().countWaiting(workspace));
    }

    /**
     * @throws Problem 422 when the day is no last day of a month, or the month is not over; 409 when the books are closed through
     *     it already, or something of the period is not decided yet
     */
    PeriodChange close(WorkspaceId workspace, UserId by, LocalDate through, @Nullable String reason) {
        requireEndOfMonth(through);
        requireOver(through, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        requireText(reason);
        lock.take(workspace);
        var before = periods.closedThrough(workspace).orElse(null);
        if (before != null && !through.isAfter(before)) {
            throw Problem.of(
                            ReconciliationProblem.PERIOD_ALREADY_CLOSED,
                            "The books are closed through " + before + "; only a later month can be closed.")
                    .with("closedThrough", before.toString());
        }
        requireSettled(workspace, before, through);
        var change = periods.record(workspace, by, through, reason);
        balances.insert(workspace, change.number(), through);
        tell(workspace, change, PeriodClosed.TYPE, PeriodClosed.of(change));
        return change;
    }

    /**
     * Opens days again, and solves and plans what waited for them.
     *
     * @param through the last day that stays closed; null when none does
     * @throws Problem 422 when the day is no last day of a month, 409 when the books are not closed beyond it, or a statement is
     *     being reverted
     */
    Reopened reopen(WorkspaceId workspace, UserId by, @Nullable LocalDate through, String reason) {
        if (through != null) {
            requireEndOfMonth(through);
        }
        requireText(reason);
        lock.take(workspace);
        var last = periods.last(workspace);
        var before = last.map(PeriodChange::to)
                .filter(closed -> through == null || through.isBefore(closed))
                .orElseThrow(() -> Problem.of(
                        ReconciliationProblem.PERIOD_NOT_CLOSED,
                        through == null ? "Nothing is closed." : "The books are not closed beyond " + through + "."));
        requireNoRevert(workspace);
        var change = periods.record(workspace, by, through, reason);
        if (through != null) {
            balances.insert(workspace, change.number(), through);
        }
        tell(workspace, change, PeriodReopened.TYPE, PeriodReopened.of(change));
        books.openings().reopened(workspace);
        var planned = books.openings().replanDue(workspace);
        books.transactions().reopen(workspace, through, before, planned <= Openings.ENTRIES_MAX);
        var differences = balances.differences(workspace, last.orElseThrow().number(), before, DIFFERENCES_MAX);
        return new Reopened(change, differences);
    }

    /** What waits because earlier days are closed is not of the period. */
    private void requireSettled(WorkspaceId workspace, @Nullable LocalDate before, LocalDate through) {
        var held = books.transactions().held(workspace, before, through);
        var undecided = books.transactions().undecided(workspace, through);
        if (held > 0 || undecided > 0) {
            throw Problem.of(
                            ReconciliationProblem.PERIOD_UNSETTLED,
                            "Of the transactions of the period through " + through + ", " + held
                                    + " are held and wait for a decision; " + undecided
                                    + " of it or of a few days after it are being solved. Decide about the held ones,"
                                    + " and close when the others are done.")
                    .with("held", held)
                    .with("undecided", undecided);
        }
        if (books.openings().isAnyDue(workspace)) {
            throw Problem.of(
                    ReconciliationProblem.PERIOD_UNSETTLED,
                    "Opening and gap entries are being planned; try again in a moment.");
        }
        requireNoRevert(workspace);
    }

    private void requireNoRevert(WorkspaceId workspace) {
        if (books.reverts().isAnyUnderWay(workspace)) {
            throw Problem.of(
                    ReconciliationProblem.PERIOD_UNSETTLED,
                    "A statement is being reverted; try again when that is done.");
        }
    }

    private void tell(WorkspaceId workspace, PeriodChange change, String type, Object event) {
        outbox.append(workspace, type, workspace.value().toString(), change.number(), event);
    }

    /** A month in which transactions can still be booked is not finished. */
    static void requireOver(LocalDate through, LocalDate today) {
        if (!through.isBefore(today)) {
            throw Problem.of(ReconciliationProblem.PERIOD_INVALID, "The month of " + through + " is not over.");
        }
    }

    /** PostgreSQL keeps no NUL in text. */
    private static void requireText(@Nullable String reason) {
        if (reason != null && reason.indexOf('\0') >= 0) {
            throw Problem.of(
                    ReconciliationProblem.PERIOD_INVALID, "The reason holds a NUL character, which is no text.");
        }
    }

    private static void requireEndOfMonth(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw Problem.of(
                    ReconciliationProblem.PERIOD_INVALID,
                    "The day is not between " + FIRST_DAY + " and " + LAST_DAY + ".");
        }
        if (day.getDayOfMonth() != day.lengthOfMonth()) {
            throw Problem.of(
                    ReconciliationProblem.PERIOD_INVALID, day + " is not the last day of a month; months are closed.");
        }
    }
}
