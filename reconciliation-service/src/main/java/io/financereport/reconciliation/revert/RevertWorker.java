package io.financereport.reconciliation.revert;

import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Does what the first step of a revert left over. Any number of replicas may: the workspace's lock lets one at a time in. */
@Singleton
final class RevertWorker {
    private static final int JOBS_MAX = 100;

    private final WorkspaceTransactions transactions;
    private final RevertRows rows;
    private final Reverts reverts;

    RevertWorker(WorkspaceTransactions transactions, RevertRows rows, Reverts reverts) {
        this.transactions = transactions;
        this.rows = rows;
        this.reverts = reverts;
    }

    @Scheduled(fixedDelay = "${revert.poll:250ms}")
    void work() {
        for (var workspace : transactions.platform(() -> rows.jobs(JOBS_MAX))) {
            var isAnyLeft = true;
            while (isAnyLeft) {
                isAnyLeft = transactions.in(workspace, () -> reverts.step(workspace));
            }
        }
    }
}
