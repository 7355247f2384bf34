package io.financereport.reconciliation.revert;

import io.financereport.reconciliation.rounds.WorkspaceRounds;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Does what the first step of a revert left over. Any number of replicas may: the workspace's lock lets one at a time in. */
@Singleton
final class RevertWorker {
    private static final int JOBS_MAX = 100;

    private final WorkspaceTransactions transactions;
    private final RevertRows rows;
    private final Reverts reverts;
    private final WorkspaceRounds rounds;

    RevertWorker(WorkspaceTransactions transactions, RevertRows rows, Reverts reverts, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.reverts = reverts;
        this.rounds = new WorkspaceRounds("The reverting of an import", clock);
    }

    @Scheduled(fixedDelay = "${revert.poll:250ms}")
    void work() {
        rounds.go(transactions.platform(() -> rows.jobs(JOBS_MAX)), workspace -> {
            var isAnyLeft = true;
            while (isAnyLeft) {
                isAnyLeft = transactions.in(workspace, () -> reverts.step(workspace));
            }
        });
    }
}
