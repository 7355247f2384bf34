package io.financereport.reconciliation.account;

import java.util.UUID;

/** Names a ledger account. A bank account's ledger account has the bank account's id. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
