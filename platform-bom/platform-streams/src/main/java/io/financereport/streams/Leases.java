package io.financereport.streams;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Work that only one replica may do at a time, for as long as it keeps saying so. A lease is no lock: who was stopped for longer
 * than the lease may believe to hold it still, so leased work must bear being done twice.
 */
@Singleton
public final class Leases {
    private final WorkspaceTransactions transactions;
    private final Sql sql;

    Leases(WorkspaceTransactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /**
     * Takes the lease, or renews it. Time is the database's, which all replicas share. To be called outside of a workspace's
     * transaction.
     *
     * @param holder unique per replica
     * @return whether the holder has it until the duration is over
     */
    public boolean acquire(String name, String holder, Duration duration) {
        return transactions.platform(() -> sql.update("""
            INSERT INTO lease AS held (name, holder, held_until)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
            WHERE held.holder = excluded.holder OR held.held_until < clock_timestamp()
            """, name, holder, duration.toMillis()) == 1);
    }

    /** Gives the lease back, if the holder still has it. */
    public void release(String name, String holder) {
        transactions.platformRun(() -> sql.update("DELETE FROM lease WHERE name = ? AND holder = ?", name, holder));
    }
}
