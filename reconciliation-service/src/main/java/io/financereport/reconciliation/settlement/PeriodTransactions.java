package io.financereport.reconciliation.settlement;

import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What transactions say to the closing of their period, and what becomes of them when it is reopened. */
@Singleton
public final class PeriodTransactions {
    private final SettlementRows settlements;
    private final Solver solver;
    private final MatchPolicy policy;

    PeriodTransactions(SettlementRows settlements, Solver solver, MatchPolicy policy) {
        this.settlements = settlements;
        this.solver = solver;
        this.policy = policy;
    }

    /** How many of those that were booked after one day, through another, are held. */
    public long held(WorkspaceId workspace, @Nullable LocalDate after, LocalDate through) {
        return settlements.held(workspace, after, through);
    }

    /**
     * How many wait for the solver, posted provisionally or not at all, so that it may still decide about a transaction that was
     * booked through a day. Those that were booked a little later may be the other side of a transfer.
     */
    public long undecided(WorkspaceId workspace, LocalDate through) {
        return settlements.queued(workspace, through.plusDays(policy.daysApartMax()));
    }

    /**
     * Solves those again that were booked on days that are open now and that no person has settled: the first of them in the
     * running transaction, if it has room for their entries, the rest by the worker.
     *
     * @param after the last day that is still closed
     * @param through the last day that was closed
     */
    public void reopen(WorkspaceId workspace, @Nullable LocalDate after, LocalDate through, boolean hasRoom) {
        settlements.enqueueUnsettled(workspace, after, through);
        if (hasRoom) {
            solver.step(workspace);
        } else {
            settlements.insertJob(workspace);
        }
    }
}
