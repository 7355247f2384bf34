package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DateColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates and currencies as OFX writes them. */
final class OfxValues {
    private static final int DIGITS_OF_DAY = 8;

    private OfxValues() {}

    /**
     * The day as written, in the bank's own time; null when there is none. OFX 2.2, section 3.2.8.1, writes nothing between
     * the parts; with a mark it can be no other day either, for nobody writes the day before the month behind the year.
     */
    static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.length() < DIGITS_OF_DAY) {
            return null;
        }
        var mark = text.charAt(4);
        var marks = mark == '-' || mark == '/' || mark == '.' ? 1 : 0;
        var isParted = marks == 0 || (text.length() >= DIGITS_OF_DAY + 2 && text.charAt(7) == mark);
        var year = number(text, 0, 4);
        var month = number(text, 4 + marks, 2);
        var day = isParted ? number(text, 6 + 2 * marks, 2) : -1;
        try {
            return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The number that so many digits make, or one below zero where others stand among them. */
    private static int number(String text, int from, int digits) {
        var number = 0;
        for (int i = from; i < from + digits; i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
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

    /**
     * @throws Refusal when the text is no ISO 4217 code, and no name that can only mean one
     */
    static Currency currency(String code, long line) {
        var currency = Currencies.ofSign(code.toUpperCase(Locale.ROOT));
        if (currency == null) {
            throw new Refusal(
                    ReadingCode.CURRENCY_UNKNOWN, "\"" + shortened(code) + "\" is not an ISO 4217 code.", line);
        }
        return currency;
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
