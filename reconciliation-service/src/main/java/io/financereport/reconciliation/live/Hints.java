package io.financereport.reconciliation.live;

import io.financereport.streams.LiveHints;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Tells open browsers that something changed, once the running transaction has committed. */
@Singleton
public final class Hints {
    private final TransactionOperations<Connection> operations;
    private final LiveHints hints;

    Hints(TransactionOperations<Connection> operations, LiveHints hints) {
        this.operations = operations;
        this.hints = hints;
    }

    /** @param kind {@code account}, {@code entry} or {@code match} */
    public void afterCommit(WorkspaceId workspace, String kind, String id) {
        operations.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hints.publish(workspace, kind, id, 1, null);
            }
        });
    }
}
