package io.financereport.reconciliation.bank;

import java.util.UUID;

/** Names a statement; statement-service gave it. */
public record StatementId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
