package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.account.AccountType;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.matching.Leg;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with its present standing.
 *
 * @param memo what an entry about it says
 * @param standing null while nothing was decided yet
 * @param entry the entry that stands for it, when one does
 */
record Candidate(
        Leg leg,
        AccountType accountType,
        String memo,
        @Nullable Standing standing,
        @Nullable EntryId entry) {

    boolean isSettled() {
        return stands(State.SETTLED);
    }

    boolean stands(State state, How how) {
        return standing != null && standing.state() == state && standing.how() == how;
    }

    boolean stands(State state) {
        return standing != null && standing.state() == state;
    }

    /** The entry to void when something else becomes of the transaction. */
    Optional<EntryId> provisionalEntry() {
        return stands(State.PROVISIONAL) ? Optional.ofNullable(entry) : Optional.empty();
    }

    /** Which of the three, and by what. */
    record Standing(State state, How how) {}
}
