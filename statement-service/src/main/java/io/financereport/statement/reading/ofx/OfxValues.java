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
    private static final Pattern DAY = Pattern.compile("(\\d{4})(-?)(\\d\\d)\\2(\\d\\d)");
    private static final int AMOUNT_CHARACTERS_MAX = 64;
    private static final Pattern BLANK = Pattern.compile("[\\s\u00A0\u202F]+");

    /** OFX 2.2, section 3.2.9.1: a point or a comma parts the decimals, and nothing parts the digits before it. */
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}([.,]\\d{0,30})?|[.,]\\d{1,30}");

    /** What banks write all the same: groups of three before another sign for the decimals, or of two as in India. */
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d*|\\d{1,2}(,\\d{2})+,\\d{3}\\.\\d*|\\d{1,3}(\\.\\d{3})+,\\d*"
                    + "|\\d{1,3}( \\d{3})+([.,]\\d*)?");

    private OfxValues() {}

    /**
     * The day as written, in the bank's own time; null when there is none. OFX 2.2, section 3.2.8.1, writes no hyphens; with
     * them it can be no other day (ISO 8601).
     */
    static @Nullable LocalDate day(@Nullable String text) {
        var day = text == null ? null : DAY.matcher(text);
        if (day == null || !day.lookingAt()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)), Integer.parseInt(day.group(4)));
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

    /** The amount as written, with a sign before it or none; null when it is none. */
    static @Nullable BigDecimal decimal(@Nullable String text) {
        if (text == null || text.length() > AMOUNT_CHARACTERS_MAX) {
            return null;
        }
        var plain = BLANK.matcher(text.replace('\u2212', '-')).replaceAll(" ").strip();
        var sign = plain.startsWith("-") || plain.startsWith("+") ? plain.substring(0, 1) : "";
        var digits = plain.substring(sign.length()).strip();
        if (GROUPED.matcher(digits).matches()) {
            digits = withoutGroups(digits);
        } else if (!DECIMAL.matcher(digits).matches()) {
            return null;
        }
        return new BigDecimal(sign + digits.replace(',', '.'));
    }

    /** The last sign parts the decimals, unless it is a blank. */
    private static String withoutGroups(String digits) {
        var last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        var decimals = last < 0 ? "" : digits.substring(last);
        return digits.substring(0, digits.length() - decimals.length()).replaceAll("[., ]", "") + decimals;
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
