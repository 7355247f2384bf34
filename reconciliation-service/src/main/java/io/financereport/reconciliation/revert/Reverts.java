package io.financereport.reconciliation.revert;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.bank.BankTransaction;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.coverage.Openings;
import io.financereport.reconciliation.revert.RevertRows.Revert;
import io.financereport.reconciliation.settlement.Deaths;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes statements out of the books. The dead die in steps, so that no database transaction grows with the size of a statement;
 * with the last step go the statement's coverages, and the answer tells that all is done. One that would change closed days is
 * refused before anything dies.
 */
@Singleton
public final class Reverts {
    /** Beside a step of the solver there is room for the two entries of so many transfers, of 5 000 a database transaction. */
    private static final int FIRST_DEATHS_MAX = 250;
    /** Each may void the two entries of a transfer, of 5 000 a database transaction. */
    private static final int DEATHS_MAX = 1_000;

    private final RevertRows rows;
    private final Deaths deaths;
    private final Openings openings;
    private final ClosedReverts closed;
    private final Outbox outbox;
    private final WorkspaceLock lock;
    private final Clock clock;

    Reverts(
            RevertRows rows,
            Deaths deaths,
            Openings openings,
            ClosedReverts closed,
            Outbox outbox,
            WorkspaceLock lock,
            Clock clock) {
        this.rows = rows;
        this.deaths = deaths;
        this.openings = openings;
        this.closed = closed;
        this.outbox = outbox;
        this.lock = lock;
        this.clock = clock;
    }

    /** Notes a batch of a request; it waits for the others. */
    public void record(WorkspaceId workspace, RevertRequested batch) {
        rows.insertBatch(workspace, batch);
    }

    /** Begins what is complete, in the transaction that takes approvals; the worker does what is left. */
    public void begin(WorkspaceId workspace) {
        step(workspace, FIRST_DEATHS_MAX);
    }

    /** @return whether anything is left */
    boolean step(WorkspaceId workspace) {
        return step(workspace, DEATHS_MAX);
    }

    /** Whether one has begun that is not done yet. */
    public boolean isAnyUnderWay(WorkspaceId workspace) {
        return rows.isAnyUnderWay(workspace);
    }

    /** Whether the statement was taken back after the approval: then it covers nothing. */
    public boolean isReverted(WorkspaceId workspace, StatementId statement, long approvedVersion) {
        return rows.isApplied(workspace, statement, approvedVersion);
    }

    /** Those that did not die before their birth was heard of. */
    public List<BankTransaction> living(WorkspaceId workspace, List<BankTransaction> transactions) {
        Set<TransactionId> dead = rows.deadAmong(
                workspace, transactions.stream().map(BankTransaction::id).collect(Collectors.toSet()));
        return transactions.stream()
                .filter(transaction -> !dead.contains(transaction.id()))
                .toList();
    }

    /** Lets what lives on of a statement that was taken back belong to the statements that keep it. */
    public void handOver(WorkspaceId workspace, StatementId statement) {
        rows.handOver(workspace, statement);
    }

    private boolean step(WorkspaceId workspace, int deathsMax) {
        lock.take(workspace);
        var left = deathsMax;
        for (var revert : rows.waiting(workspace)) {
            if (!isBegun(workspace, revert)) {
                continue;
            }
            var dying = rows.dying(workspace, revert, left);
            if (!dying.isEmpty()) {
                rows.end(workspace, revert, dying, deaths.end(workspace, dying), clock.instant());
            }
            left -= dying.size();
            if (left == 0) {
                // What is complete now is found so by the next step.
                rows.insertJob(workspace);
                return true;
            }
            finish(workspace, revert);
        }
        rows.deleteJob(workspace);
        return false;
    }

    /** Begins it, unless it is refused. What has begun is not judged again: no period is closed meanwhile. */
    private boolean isBegun(WorkspaceId workspace, Revert revert) {
        if (revert.isBegun()) {
            return true;
        }
        var through = closed.touchedBy(workspace, revert);
        if (through.isPresent()) {
            rows.refuse(workspace, revert);
            outbox.append(
                    workspace,
                    RevertRefused.TYPE,
                    revert.statement().toString(),
                    revert.version(),
                    new RevertRefused(revert.statement().value(), revert.version(), through.get()));
            return false;
        }
        rows.begin(workspace, revert, clock.instant());
        return true;
    }

    private void finish(WorkspaceId workspace, Revert revert) {
        Map<AccountId, Currency> touched = new HashMap<>(rows.accounts(workspace, revert));
        touched.putAll(openings.forget(workspace, revert.statement()));
        touched.forEach((account, currency) -> openings.replan(workspace, account, currency));
        rows.handOver(workspace, revert.statement());
        var voided = rows.apply(workspace, revert, clock.instant());
        outbox.append(
                workspace,
                RevertApplied.TYPE,
                revert.statement().toString(),
                revert.version(),
                new RevertApplied(revert.statement().value(), revert.version(), voided));
    }
}
