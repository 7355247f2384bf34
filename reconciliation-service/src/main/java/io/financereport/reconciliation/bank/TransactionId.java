package io.financereport.reconciliation.bank;

import java.util.UUID;

/** Names a transaction; statement-service gave it. */
public record TransactionId(UUID value) implements Comparable<TransactionId> {
    @Override
    public int compareTo(TransactionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
