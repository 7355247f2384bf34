package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.text.TextLine;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transaction, virtual ones left out.
 *
 * @param amount null when it is what the other postings leave
 * @param weight what it counts when the transaction is balanced: its amount, or that at its price or cost; null when there is no
 *     amount, or when the cost is left to a program to find
 * @param asserted the account's balance after it
 * @param on a date of its own
 * @param otherOn a secondary date of its own
 */
record JournalPosting(
        String account,
        @Nullable Quantity amount,
        @Nullable Quantity weight,
        @Nullable Balance asserted,
        @Nullable LocalDate on,
        @Nullable LocalDate otherOn,
        TextLine line) {
    /** A balance as asserted. */
    record Balance(Quantity quantity, JournalFacts.Scope scope) {}
}
