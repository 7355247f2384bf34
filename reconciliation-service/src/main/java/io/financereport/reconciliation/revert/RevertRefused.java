package io.financereport.reconciliation.revert;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Event {@value #TYPE}: the books keep a statement, because without it closed days would change.
 *
 * @param version that of the request
 * @param closedThrough the last closed day
 */
@Serdeable
record RevertRefused(UUID statementId, long version, LocalDate closedThrough) {
    static final String TYPE = "revert.refused.v1";
}
