package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.written.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Pattern;
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
    /** A mark, a day, a currency or none, and an amount; banks put blanks between them. */
    private static final Pattern BALANCE = Pattern.compile(
            "\\s*([CD])\\s*(?:(?:19|20)(?=\\d{6}\\s*[A-Z]))?(\\d{6})\\s*([A-Z]{3})?\\s*(\\d[\\d.,]{0,40})\\s*");

    /**
     * Null when the text is no balance. A day with its century is understood where a currency follows it, which shows that
     * all eight digits are the day.
     */
    static @Nullable Mt940Balance of(String written) {
        var parts = BALANCE.matcher(written);
        if (!parts.matches()) {
            return null;
        }
        var code = parts.group(3);
        var currency = code == null ? null : Currencies.ofCode(code);
        var amount = Mt940Values.decimal(parts.group(4));
        if (amount == null || (code != null && currency == null)) {
            return null;
        }
        var isCredit = parts.group(1).equals("C");
        return new Mt940Balance(isCredit ? amount : amount.negate(), Mt940Values.day(parts.group(2), 0), currency);
    }
}
