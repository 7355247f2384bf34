package io.financereport.reconciliation.settlement;

import java.util.UUID;

/** Names a match. */
record MatchId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
