package io.financereport.reconciliation.revert;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event {@value #TYPE}: one batch of what a statement sighted that is taken back. */
@Serdeable
public record RevertRequested(UUID statementId, long version, int batch, int batches, List<Sighted> transactions) {
    public static final String TYPE = "revert.requested.v1";

    /**
     * @param keptBy the statement by which the transaction lives on; null when it dies
     */
    @Serdeable
    public record Sighted(UUID transactionId, @Nullable UUID keptBy) {}
}
