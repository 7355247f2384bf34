package io.financereport.reconciliation.account;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;

/**
 * One writer at a time in a workspace's books. A transfer's partner, a code, a missing account may lie in any account, also in
 * one that another transaction is just opening, so that locks on single accounts would not order them.
 */
@Singleton
public final class WorkspaceLock {
    private final Sql sql;

    WorkspaceLock(Sql sql) {
        this.sql = sql;
    }

    /** Waits for the lock and keeps it until the transaction ends; what others committed before is then visible. */
    public void take(WorkspaceId workspace) {
        sql.update(
                "SELECT pg_advisory_xact_lock(hashtextextended('books ' || ?::text, 0))",
                workspace.value().toString());
    }
}
