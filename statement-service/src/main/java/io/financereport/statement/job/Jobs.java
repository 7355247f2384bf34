package io.financereport.statement.job;

import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The table of jobs. Time is the database's, which all replicas share. */
@Singleton
public final class Jobs {
    private static final String CLAIM = """
        UPDATE job SET holder = ?, leased_until = now() + ? * interval '1 millisecond', tries = tries + 1
        WHERE id = (
            SELECT id FROM job
            WHERE due_at <= now() AND (leased_until IS NULL OR leased_until < now())
            ORDER BY due_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED)
        RETURNING id, workspace_id, statement_id, tries
        """;

    private final Sql sql;
    private final WorkspaceTransactions transactions;
    private final Ids ids;
    private final JobLimits limits;
    private final Semaphore wakeUps = new Semaphore(0);

    Jobs(Sql sql, WorkspaceTransactions transactions, Ids ids, JobLimits limits) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.limits = limits;
    }

    /** Adds a job to the running transaction. */
    public void add(WorkspaceId workspace, UUID statement) {
        sql.update(
                "INSERT INTO job (id, workspace_id, statement_id, due_at) VALUES (?, ?, ?, now())",
                ids.next(),
                workspace.value(),
                statement);
    }

    /** Tells an idle worker of this replica that there is work; after the commit. */
    public void wake() {
        wakeUps.release();
    }

    /**
     * Ends the job in the running transaction.
     *
     * @throws LeaseLost when another worker has it by now
     */
    public void finish(Claim claim) {
        if (sql.update("DELETE FROM job WHERE id = ? AND holder = ?", claim.job(), claim.holder()) == 0) {
            throw new LeaseLost(claim);
        }
    }

    Optional<Claim> claim() {
        var holder = ids.next().toString();
        return transactions.platform(() -> sql.find(
                CLAIM,
                row -> new Claim(
                        row.uuid("id"),
                        new WorkspaceId(row.uuid("workspace_id")),
                        row.uuid("statement_id"),
                        holder,
                        row.integer("tries")),
                holder,
                limits.lease().toMillis()));
    }

    void renew(Claim claim) {
        transactions.platformRun(() -> sql.update(
                "UPDATE job SET leased_until = now() + ? * interval '1 millisecond' WHERE id = ? AND holder = ?",
                limits.lease().toMillis(),
                claim.job(),
                claim.holder()));
    }

    /** Gives the job back, to be begun again after the delay. */
    void putBack(Claim claim, Duration delay, int triesTakenBack) {
        transactions.platformRun(() -> sql.update("""
            UPDATE job SET holder = NULL, leased_until = NULL, tries = tries - ?,
                due_at = now() + ? * interval '1 millisecond'
            WHERE id = ? AND holder = ?
            """, triesTakenBack, delay.toMillis(), claim.job(), claim.holder()));
    }

    /** Waits for {@link #wake}, or for the time to look again. */
    void awaitWork() throws InterruptedException {
        if (wakeUps.tryAcquire(limits.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }
}
