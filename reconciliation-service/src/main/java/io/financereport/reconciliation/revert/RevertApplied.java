package io.financereport.reconciliation.revert;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/**
 * Event {@value #TYPE}: the books are without a statement.
 *
 * @param version that of the request
 * @param voidedEntries of its transactions; opening and gap entries that changed are not counted
 */
@Serdeable
record RevertApplied(UUID statementId, long version, int voidedEntries) {
    static final String TYPE = "revert.applied.v1";
}
