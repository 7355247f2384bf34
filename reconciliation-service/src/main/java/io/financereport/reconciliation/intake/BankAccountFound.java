package io.financereport.reconciliation.intake;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** Event {@value #TYPE}: statement-service met a bank account for the first time. */
@Serdeable
record BankAccountFound(UUID accountId, String name, String currency, String kind) {
    static final String TYPE = "bank-account.found.v1";
}
