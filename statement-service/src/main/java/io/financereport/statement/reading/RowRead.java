package io.financereport.statement.reading;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of one file: one posting on one account, as the bank wrote it. It never changes.
 *
 * @param ordinal its place in the file, counted from 1
 * @param account which of the file's accounts, counted from 0
 * @param bookedOn the day the bank booked it
 * @param valueOn the other date that the file gives
 * @param amount plus is money in or debt down
 * @param balance the account's balance after it, where the file prints one
 */
public record RowRead(
        int ordinal,
        int account,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String description,
        @Nullable String counterparty,
        @Nullable String reference,
        @Nullable Money balance,
        Source source) {
    public RowRead {
        Objects.requireNonNull(bookedOn);
        if (balance != null && !balance.currency().equals(amount.currency())) {
            throw new IllegalArgumentException("Balance " + balance + " of a row of " + amount);
        }
    }
}
