package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.reading.AccountKind;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account of a statement.
 *
 * @param ordinal its place in the file, from 0
 * @param accountId the bank account, once identified
 * @param opening zero when not known
 * @param closing stated or printed; null when the file has none
 * @param covers whether the statement tells all that was booked from {@code from} to {@code to}; not when it only announces
 * @param pending how many rows are expected and not booked
 * @param pendingTotal their sum
 */
record StatementAccount(
        int ordinal,
        @Nullable UUID accountId,
        @Nullable String identifier,
        @Nullable String institution,
        Currency currency,
        AccountKind kind,
        LocalDate from,
        LocalDate to,
        @Nullable LocalDate firstRowOn,
        @Nullable LocalDate lastRowOn,
        Money opening,
        boolean openingKnown,
        @Nullable Money closing,
        Money computedClosing,
        @Nullable Money difference,
        Proof proof,
        @Nullable String continuity,
        boolean covers,
        int pending,
        Money pendingTotal) {

    /** What the account holds after the statement, by the best that the file says; null when it says no balance at all. */
    @Nullable
    Money end() {
        if (closing != null) {
            return closing;
        } else {
            return openingKnown ? computedClosing : null;
        }
    }
}
