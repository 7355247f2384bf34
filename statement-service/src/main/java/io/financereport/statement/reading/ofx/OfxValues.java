package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.DateColumn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, amounts and currencies as OFX writes them. */
final class OfxValues {

    private static final Pattern BLANK = Pattern.compile("[\\s\u00A0]");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");

    private OfxValues() {}

    /** The day as written, in the bank's own time; null when there is none. */
    static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.length() < 8 || !hasDigits(text, 8)) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 4, 6, 10),
                    Integer.parseInt(text, 6, 8, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * @throws Refusal when the text is no day that a statement can hold
     */
    static LocalDate dayOfRow(String text, long line) {
        var day = day(text);
        if (day == null) {
            throw new Refusal(ReadingCode.DATE_UNREADABLE, "\"" + shortened(text) + "\" is not a date.", line);
        }
        if (day.getYear() < DateColumn.YEAR_MIN || day.getYear() > DateColumn.YEAR_MAX) {
            throw new Refusal(ReadingCode.DATE_OUT_OF_RANGE, "No statement holds a row of " + day + ".", line);
        }
        return day;
    }

    private static boolean hasDigits(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A decimal with point or comma; both may stand in it when the last one parts the decimals. Null when it is none. */
    static @Nullable BigDecimal decimal(@Nullable String text) {
        var plain =
                text == null ? "" : BLANK.matcher(text.replace('\u2212', '-')).replaceAll("");
        var point = plain.lastIndexOf('.');
        var comma = plain.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            plain = point > comma
                    ? plain.replace(",", "")
                    : plain.replace(".", "").replace(',', '.');
        } else if (comma >= 0) {
            plain = plain.replace(',', '.');
        }
        return DECIMAL.matcher(plain).matches() ? new BigDecimal(plain) : null;
    }

    /**
     * @throws Refusal when the text is no amount of the currency
     */
    static Money money(String text, Currency currency, long line) {
        var value = decimal(text);
        if (value == null) {
            throw new Refusal(ReadingCode.AMOUNT_UNREADABLE, "\"" + shortened(text) + "\" is not an amount.", line);
        }
        var plain = value.stripTrailingZeros();
        if (plain.precision() - plain.scale() > Money.INTEGER_DIGITS_MAX) {
            throw new Refusal(
                    ReadingCode.AMOUNT_TOO_LARGE, "An amount has more than 14 digits before the decimals.", line);
        }
        if (plain.scale() > Money.scaleOf(currency)) {
            throw new Refusal(
                    ReadingCode.AMOUNT_TOO_PRECISE,
                    shortened(text) + " has more decimals than " + currency + " has, and is not rounded.",
                    line);
        }
        return Money.of(plain, currency);
    }

    /**
     * @throws Refusal when the text is no ISO 4217 code
     */
    static Currency currency(String code, long line) {
        try {
            var currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            Money.scaleOf(currency);
            return currency;
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    ReadingCode.CURRENCY_UNKNOWN, "\"" + shortened(code) + "\" is not an ISO 4217 code.", line);
        }
    }

    /**
     * Keeps what says the currency of a row or an account, once or several times alike.
     *
     * @throws Refusal when it is another than before
     */
    static void putCurrency(Map<String, String> values, String tag, String code, long line) {
        var before = values.putIfAbsent(tag, code);
        if (before != null && !before.equalsIgnoreCase(code)) {
            throw new Refusal(
                    ReadingCode.CURRENCY_MIXED,
                    "What is of " + shortened(before) + " is said to be of " + shortened(code) + " here.",
                    line);
        }
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
