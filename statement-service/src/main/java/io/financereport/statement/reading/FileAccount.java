package io.financereport.statement.reading;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about one of its accounts.
 *
 * @param identifier number or IBAN as written, without spaces; null when the file names none
 * @param institution the bank's name or number as written
 * @param currencyFrom who said the currency
 * @param statedFrom first day of the period that the file states
 * @param statedTo last day of it
 * @param statedOpening ledger balance before the first row, where the file states one
 * @param statedClosing ledger balance after the last row, where the file states one that counts as such
 */
public record FileAccount(
        @Nullable String identifier,
        @Nullable String institution,
        Currency currency,
        CurrencyFrom currencyFrom,
        AccountKind kind,
        @Nullable LocalDate statedFrom,
        @Nullable LocalDate statedTo,
        @Nullable Money statedOpening,
        @Nullable Money statedClosing) {

    /** Whether a balance that the file states has more decimals than the currency. */
    public boolean isTooPrecise() {
        return (statedOpening != null && statedOpening.isTooPrecise())
                || (statedClosing != null && statedClosing.isTooPrecise());
    }

    /** Who said the currency. */
    public enum CurrencyFrom {
        FILE,
        /** The file leaves it open: the one that the reader was told, or that the format means by leaving it out. */
        CALLER
    }
}
