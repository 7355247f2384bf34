package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.written.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A balance: {@code 1!a6!n3!a15d}.
 *
 * @param amount plus is credit
 * @param on its day; null when the calendar has none such
 * @param currency null where the bank leaves it out
 */
record Mt940Balance(
        BigDecimal amount, @Nullable LocalDate on, @Nullable Currency currency) {
    private static final int CURRENCY_LETTERS = 3;

    /**
     * Null when the text is no balance. A day with its century is understood where a currency follows it, which shows that
     * all eight digits are the day.
     */
    static @Nullable Mt940Balance of(String written) {
        var text = written.strip();
        if (text.length() < 8 || !Mt940Values.hasDigits(text, 1, 6)) {
            return null;
        }
        var mark = text.charAt(0);
        var hasCentury = text.length() > 9
                && text.substring(1, 3).matches("19|20")
                && Mt940Values.hasDigits(text, 1, 8)
                && text.charAt(9) >= 'A';
        var dayFrom = hasCentury ? 3 : 1;
        var from = dayFrom + 6;
        Currency currency = null;
        if (text.charAt(from) >= 'A') {
            if (text.length() < from + CURRENCY_LETTERS) {
                return null;
            }
            currency = Currencies.ofCode(text.substring(from, from + CURRENCY_LETTERS));
            if (currency == null) {
                return null;
            }
            from += CURRENCY_LETTERS;
        }
        var end = Mt940Values.endOfAmount(text, from);
        var amount = Mt940Values.decimal(text.substring(from, end));
        if (amount == null || end < text.length() || (mark != 'C' && mark != 'D')) {
            return null;
        }
        return new Mt940Balance(mark == 'C' ? amount : amount.negate(), Mt940Values.day(text, dayFrom), currency);
    }
}
