package io.financereport.reconciliation.journal;

import java.util.UUID;

/** Names a journal entry. */
public record EntryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
