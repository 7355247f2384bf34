package io.financereport.report.ledger;

import java.util.UUID;

/** A ledger account; a bank account has one under the same id. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
