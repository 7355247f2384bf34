package io.financereport.reconciliation.seal;

import io.financereport.streams.Leases;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Appends new entries to the chains of their workspaces, on one replica at a time. */
@Singleton
final class Sealer {
    private static final String LEASE = "entry-sealer";
    private static final Duration LEASE_TIME = Duration.ofSeconds(5);
    private static final int ENTRIES_MAX = 5_000;

    private final WorkspaceTransactions transactions;
    private final Leases leases;
    private final Sql sql;
    private final String holder = UUID.randomUUID().toString();

    Sealer(WorkspaceTransactions transactions, Leases leases, Sql sql) {
        this.transactions = transactions;
        this.leases = leases;
        this.sql = sql;
    }

    @Scheduled(fixedDelay = "${seals.poll:500ms}")
    void work() {
        if (leases.acquire(LEASE, holder, LEASE_TIME)) {
            var sealed = ENTRIES_MAX;
            while (sealed == ENTRIES_MAX) {
                sealed = transactions.platform(this::seal);
            }
        }
    }

    private int seal() {
        return sql.find("SELECT seal_entries(?) AS sealed", row -> row.integer("sealed"), ENTRIES_MAX)
                .orElseThrow();
    }
}
