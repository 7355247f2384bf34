package io.financereport.statement.account;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bank account was met for the first time. */
@Serdeable
record BankAccountFound(
        UUID accountId,
        String name,
        @Nullable String institution,
        @Nullable String identifierMasked,
        String currency,
        String kind) {
    static final String TYPE = "bank-account.found.v1";
}
