package io.financereport.reconciliation.period;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Through which day the books of a workspace are closed. Every call runs in the caller's workspace transaction; what is known here
 * stays true until its end only under the workspace's lock.
 */
@Singleton
public final class Periods {
    private final PeriodRows rows;
    private final Clock clock;

    Periods(PeriodRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The last closed day. Empty when nothing is closed. */
    public Optional<LocalDate> closedThrough(WorkspaceId workspace) {
        return last(workspace).map(PeriodChange::to);
    }

    public Optional<PeriodChange> last(WorkspaceId workspace) {
        return rows.list(workspace, null, 1).stream().findFirst();
    }

    /**
     * Closings and reopenings, newest first.
     *
     * @param before the number above those that are listed; null for all
     */
    public List<PeriodChange> list(WorkspaceId workspace, @Nullable Long before, int limit) {
        return rows.list(workspace, before, limit);
    }

    /** Notes a closing or a reopening. Runs under the workspace's lock. */
    public PeriodChange record(WorkspaceId workspace, UserId by, @Nullable LocalDate to, @Nullable String reason) {
        var last = last(workspace);
        var change = new PeriodChange(
                last.map(PeriodChange::number).orElse(0L) + 1,
                last.map(PeriodChange::to).orElse(null),
                to,
                by,
                clock.instant(),
                reason);
        rows.insert(workspace, change);
        return change;
    }

    /**
     * @throws Problem 409 that names the first closed one among the dates, and through which day the books are closed
     */
    public void requireOpen(WorkspaceId workspace, Collection<LocalDate> dates) {
        closedThrough(workspace)
                .ifPresent(through -> dates.stream()
                        .filter(date -> !date.isAfter(through))
                        .min(LocalDate::compareTo)
                        .ifPresent(date -> {
                            throw closed(date, through);
                        }));
    }

    private static Problem closed(LocalDate date, LocalDate through) {
        return Problem.of(
                        ReconciliationProblem.PERIOD_CLOSED,
                        "The books are closed through " + through + ", and an entry would be dated " + date
                                + ". Give it a later date if it is new, or reopen the period first.")
                .with("closedThrough", through.toString())
                .with("date", date.toString());
    }
}
