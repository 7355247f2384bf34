package io.financereport.statement.reading;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Locale;
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
 * @param standing whether it is a posting at all
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
        Source source,
        Standing standing) {
    /** Whether the bank has posted the row, and whether this file is the one that posts it. Only booked rows are proven and posted. */
    public enum Standing {
        /** Posted, in a statement of account. */
        BOOKED,
        /** Posted or about to be, said by a report or notice before the statement (CAMT.052, CAMT.054, MT942). */
        NOTIFIED,
        /** Expected by the bank; it may change or never come. */
        PENDING;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RowRead {
        Objects.requireNonNull(bookedOn);
        if (balance != null && !balance.currency().equals(amount.currency())) {
            throw new IllegalArgumentException("Balance " + balance + " of a row of " + amount);
        }
    }

    /** A booked row. */
    public RowRead(
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
        this(
                ordinal,
                account,
                bookedOn,
                valueOn,
                amount,
                description,
                counterparty,
                reference,
                balance,
                source,
                Standing.BOOKED);
    }

    public boolean isBooked() {
        return standing == Standing.BOOKED;
    }

    /** Whether its amount or balance has more decimals than the currency, so that it cannot be booked. */
    public boolean isTooPrecise() {
        return amount.isTooPrecise() || (balance != null && balance.isTooPrecise());
    }

    /** The same row at its place in the whole file. */
    public RowRead at(int ordinalOfFile, int accountOfFile) {
        return with(ordinalOfFile, accountOfFile, source, standing);
    }

    /** The same row at another place. */
    public RowRead from(Source other) {
        return with(ordinal, account, other, standing);
    }

    /** The same row with another standing. */
    public RowRead as(Standing other) {
        return with(ordinal, account, source, other);
    }

    private RowRead with(int itsOrdinal, int itsAccount, Source itsSource, Standing itsStanding) {
        return new RowRead(
                itsOrdinal,
                itsAccount,
                bookedOn,
                valueOn,
                amount,
                description,
                counterparty,
                reference,
                balance,
                itsSource,
                itsStanding);
    }
}
