package io.financereport.statement.reading;

import io.financereport.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Makes money of what a file writes, exactly or not at all; nothing is rounded. */
public final class Amounts {
    private static final int SHOWN_MAX = 40;

    private Amounts() {}

    /** The amount in the currency, or null when it is too large or too precise for it. Zeros at the end do not count. */
    public static @Nullable Money find(BigDecimal amount, Currency currency) {
        var stated = stated(amount, currency);
        return stated == null || stated.isTooPrecise() ? null : stated;
    }

    /**
     * The amount in the currency as it is written, be it too precise to be booked.
     *
     * @throws Refusal when no amount is so large or has so many decimals
     */
    public static Money money(BigDecimal amount, Currency currency, long line) {
        var money = stated(amount, currency);
        if (money != null) {
            return money;
        }
        if (amount.stripTrailingZeros().scale() > Money.DECIMALS_MAX) {
            throw new Refusal(
                    ReadingCode.AMOUNT_UNREADABLE,
                    "An amount has more than " + Money.DECIMALS_MAX + " decimals.",
                    line);
        }
        throw new Refusal(ReadingCode.AMOUNT_TOO_LARGE, "An amount has more than 14 digits before the decimals.", line);
    }

    private static @Nullable Money stated(BigDecimal amount, Currency currency) {
        var plain = amount.scale() > Money.scaleOf(currency) ? amount.stripTrailingZeros() : amount;
        var fits = plain.precision() - plain.scale() <= Money.INTEGER_DIGITS_MAX && plain.scale() <= Money.DECIMALS_MAX;
        return fits ? Money.asStated(plain, currency) : null;
    }

    /** The beginning of a text, for a sentence that quotes it. */
    public static String shortened(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }
}
