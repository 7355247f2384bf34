package io.financereport.reconciliation.journal;

import java.util.UUID;

/** Names one line of an entry. */
public record PostingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
