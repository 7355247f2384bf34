package io.financereport.statement.reading.mt940;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and amounts as the standard writes them. */
final class Mt940Values {
    /** The standard: years above 79 are of the last century. */
    private static final int LAST_CENTURY_FROM = 80;

    private static final int DIGITS_MAX = 30;
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d*|\\d{1,3}(,\\d{3})+\\.\\d*");
    private static final Pattern MAYBE_THOUSANDS = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

    private Mt940Values() {}

    /** Whether so many digits stand at the place. */
    static boolean hasDigits(String text, int from, int count) {
        if (text.length() < from + count) {
            return false;
        }
        for (int at = from; at < from + count; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The two digits at the place. */
    static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    static int year(String text, int at) {
        var year = two(text, at);
        return year < LAST_CENTURY_FROM ? 2000 + year : 1900 + year;
    }

    /** The day written as YYMMDD at the place, or null when the calendar has no such day. */
    static @Nullable LocalDate day(String text, int at) {
        return day(year(text, at), two(text, at + 2), two(text, at + 4));
    }

    static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Where the digits, commas and points from the place on end. */
    static int endOfAmount(String text, int from) {
        var at = from;
        while (at < text.length() && (hasDigits(text, at, 1) || text.charAt(at) == ',' || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    /**
     * The amount, or null when it is none. The standard parts decimals by one comma; one point instead is understood unless it
     * could part thousands, and so are points that do before a comma, or commas before a point. No digit before the mark is zero.
     */
    static @Nullable BigDecimal decimal(String text) {
        var comma = text.indexOf(',');
        var point = text.indexOf('.');
        if (comma >= 0 && point >= 0) {
            var group = point < comma ? "." : ",";
            return GROUPED.matcher(text).matches() ? decimal(text.replace(group, "")) : null;
        }
        var mark = Math.max(comma, point);
        var single = mark < 0 || (text.lastIndexOf(',') <= mark && text.lastIndexOf('.') <= mark);
        var digits = text.length() - (mark < 0 ? 0 : 1);
        if (!single
                || digits < 1
                || digits > DIGITS_MAX
                || MAYBE_THOUSANDS.matcher(text).matches()) {
            return null;
        }
        if (mark < 0) {
            return new BigDecimal(text);
        }
        var decimals = text.length() - mark - 1;
        return decimals == 0
                ? new BigDecimal(text.substring(0, mark))
                : new BigDecimal("0" + text.substring(0, mark) + "." + text.substring(mark + 1));
    }
}
