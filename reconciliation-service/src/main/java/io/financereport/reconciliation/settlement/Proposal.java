package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.matching.Pair;
import io.financereport.reconciliation.matching.ScoreParts;
import org.jspecify.annotations.Nullable;

/**
 * A pair with its score, proposed to a person or accepted.
 *
 * @param entry the entry that the pair rests on, when there is one
 */
record Proposal(
        Kind kind,
        Pair pair,
        ScoreParts parts,
        int score,
        @Nullable EntryId entry) {
    /** What the pair says. */
    enum Kind {
        CLEAR,
        TRANSFER;

        How how() {
            return this == CLEAR ? How.CLEAR : How.TRANSFER;
        }

        String wire() {
            return how().wire();
        }

        static Kind ofWire(String wire) {
            return How.ofWire(wire) == How.CLEAR ? CLEAR : TRANSFER;
        }
    }

    Proposal restingOn(EntryId itsEntry) {
        return new Proposal(kind, pair, parts, score, itsEntry);
    }
}
