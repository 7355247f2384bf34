package io.financereport.statement.statement;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event {@value #TYPE}: a person took an approved statement back.
 *
 * @param version of the statement once it is being reverted, above that of its approval
 */
@Serdeable
record RevertRequested(UUID statementId, long version, int batch, int batches, List<Sighted> transactions) {
    static final String TYPE = "revert.requested.v1";
    static final int TRANSACTIONS_MAX = 500;

    RevertRequested {
        transactions = List.copyOf(transactions);
    }

    /**
     * A transaction that the statement sights.
     *
     * @param keptBy the approved statement by which it lives on; null when no other sights it, and it dies
     */
    @Serdeable
    record Sighted(UUID transactionId, @Nullable UUID keptBy) {}
}
