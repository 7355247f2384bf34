package io.financereport.reconciliation.settlement;

import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Solves what one step left over. Any number of replicas may do so: the workspace's lock lets one at a time in. */
@Singleton
final class SolverWorker {
    private static final int JOBS_MAX = 100;

    private final WorkspaceTransactions transactions;
    private final SettlementRows rows;
    private final Solver solver;

    SolverWorker(WorkspaceTransactions transactions, SettlementRows rows, Solver solver) {
        this.transactions = transactions;
        this.rows = rows;
        this.solver = solver;
    }

    @Scheduled(fixedDelay = "${solver.poll:250ms}")
    void work() {
        for (var workspace : transactions.platform(() -> rows.jobs(JOBS_MAX))) {
            transactions.run(workspace, () -> solver.step(workspace));
        }
    }
}
