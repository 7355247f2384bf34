package io.financereport.statement.alignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row, and why.
 *
 * @param transaction the known one that it sights once more; null when the row is a new transaction
 * @param rows of its day and amount in the file
 * @param transactions of its day and amount that were known before
 */
public record RowDecision(UUID row, @Nullable UUID transaction, Reason reason, int rows, int transactions) {

    /** Why a row is new, or the same as an earlier one. */
    public enum Reason {
        /** New: no transaction of its day and amount was known. */
        FIRST("first", false),
        /** New: the file has more rows of its day and amount than there were transactions. */
        MORE("more", false),
        /** New: the running balances beside the equal rows differ. */
        BALANCE_DIFFERS("balance-differs", false),
        /** New: by its balances the statement begins where the other one ends, or ends where it begins. */
        FOLLOWS("follows", false),
        /** Known: running balance and text are equal too. */
        BALANCE_AND_TEXT("balance-and-text", true),
        /** Known: the running balance is equal too, though the text is not. */
        BALANCE("balance", true),
        /** Known: the bank's reference is equal too. */
        REFERENCE("reference", true),
        /** Known: the text is equal too. */
        TEXT("text", true),
        /** Known: the texts are alike. */
        TEXT_ALIKE("text-alike", true),
        /** Known, whatever the text: both sides have as many rows of that day and amount. */
        SAME_NUMBER("same-number", true),
        /** Assumed to be known: day and amount are equal, and nothing decides. */
        ASSUMED("assumed", true);

        private final String wire;
        private final boolean known;

        Reason(String wire, boolean known) {
            this.wire = wire;
            this.known = known;
        }

        /** As tables and the API name it. */
        public String wire() {
            return wire;
        }

        /** Whether it is given for a row that sights a known transaction. */
        public boolean isKnown() {
            return known;
        }

        /** Whether the text alone chose, which cannot tell a repeat from the same row. */
        boolean isOfText() {
            return this == TEXT || this == TEXT_ALIKE || this == SAME_NUMBER;
        }
    }

    public RowDecision {
        if (reason.isKnown() != (transaction != null)) {
            throw new IllegalArgumentException("Row " + row + " is " + reason + ", with transaction " + transaction);
        }
    }

    public boolean isBirth() {
        return transaction == null;
    }

    RowDecision assumed() {
        return new RowDecision(row, transaction, Reason.ASSUMED, rows, transactions);
    }
}
