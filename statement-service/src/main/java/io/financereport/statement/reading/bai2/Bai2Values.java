package io.financereport.statement.reading.bai2;

import io.financereport.money.Money;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.DateColumn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Dates, amounts and currencies as the standard writes them. */
final class Bai2Values {
    /** The standard is of 1980; years from then on are of the last century. */
    private static final int LAST_CENTURY_FROM = 80;

    private static final int DIGITS_MAX = 30;
    private static final int SHOWN_MAX = 40;

    private Bai2Values() {}

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The day of YYMMDD, or of YYYYMMDD as later versions write it; null when it is none. */
    static @Nullable LocalDate day(String text) {
        if (!isDigits(text) || (text.length() != 6 && text.length() != 8)) {
            return null;
        }
        var number = Integer.parseInt(text);
        var written = number / 10_000;
        var year = text.length() == 8 ? written : written + (written < LAST_CENTURY_FROM ? 2000 : 1900);
        if (year < DateColumn.YEAR_MIN || year > DateColumn.YEAR_MAX) {
            return null;
        }
        try {
            return LocalDate.of(year, number / 100 % 100, number % 100);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The count of smallest units, signed or not; null when the text is none. A decimal point is none of the standard's. */
    static @Nullable BigDecimal units(String text) {
        var isSigned = text.startsWith("-") || text.startsWith("+");
        var digits = isSigned ? text.substring(1) : text;
        if (!isDigits(digits) || digits.length() > DIGITS_MAX) {
            return null;
        }
        return text.startsWith("-") ? new BigDecimal(digits).negate() : new BigDecimal(digits);
    }

    /** So many smallest units of the currency, or null when they are too many. */
    static @Nullable Money find(BigDecimal units, Currency currency) {
        var amount = units.movePointLeft(Money.scaleOf(currency));
        return amount.precision() - amount.scale() > Money.INTEGER_DIGITS_MAX ? null : Money.of(amount, currency);
    }

    /**
     * @throws Refusal when they are too many
     */
    static Money money(BigDecimal units, Currency currency, long line) {
        var money = find(units, currency);
        if (money == null) {
            throw new Refusal(
                    ReadingCode.AMOUNT_TOO_LARGE, "An amount has more than 14 digits before the decimals.", line);
        }
        return money;
    }

    /** The currency of an ISO 4217 code, or null; never a pseudo currency such as XXX. */
    static @Nullable Currency currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String shortened(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }
}
