package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.rounds.WorkspaceRounds;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Solves what one step left over. Any number of replicas may do so: the workspace's lock lets one at a time in. */
@Singleton
final class SolverWorker {
    private static final int JOBS_MAX = 100;

    private final WorkspaceTransactions transactions;
    private final SettlementRows rows;
    private final Solver solver;
    private final WorkspaceRounds rounds;

    SolverWorker(WorkspaceTransactions transactions, SettlementRows rows, Solver solver, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.solver = solver;
        this.rounds = new WorkspaceRounds("The solving", clock);
    }

    @Scheduled(fixedDelay = "${solver.poll:250ms}")
    void work() {
        rounds.go(
                transactions.platform(() -> rows.jobs(JOBS_MAX)),
                workspace -> transactions.run(workspace, () -> solver.step(workspace)));
    }
}
