package io.financereport.statement.reading;

import io.financereport.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Makes money of what a file writes, exactly or not at all. */
public final class Amounts {
    private static final int SHOWN_MAX = 40;

    private Amounts() {}

    /** The amount in the currency, or null when it is too large or too precise for it. Zeros at the end do not count. */
    public static @Nullable Money find(BigDecimal amount, Currency currency) {
        var plain = amount.stripTrailingZeros();
        var fits = plain.precision() - plain.scale() <= Money.INTEGER_DIGITS_MAX
                && plain.scale() <= Money.scaleOf(currency);
        return fits ? Money.of(plain, currency) : null;
    }

    /**
     * @throws Refusal when the amount is too large or too precise for the currency
     */
    public static Money money(BigDecimal amount, Currency currency, long line) {
        var money = find(amount, currency);
        if (money != null) {
            return money;
        }
        var plain = amount.stripTrailingZeros();
        if (plain.scale() > Money.scaleOf(currency)) {
            throw new Refusal(
                    ReadingCode.AMOUNT_TOO_PRECISE,
                    plain.toPlainString() + " has more decimals than " + currency + " has, and is not rounded.",
                    line);
        }
        throw new Refusal(ReadingCode.AMOUNT_TOO_LARGE, "An amount has more than 14 digits before the decimals.", line);
    }

    /** The beginning of a text, for a sentence that quotes it. */
    public static String shortened(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }
}
