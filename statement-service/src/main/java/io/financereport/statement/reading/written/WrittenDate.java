package io.financereport.statement.reading.written;

import io.financereport.statement.reading.DateOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One written date and every way in which it can be read. The way that holds for a column is for the whole column to say.
 *
 * @param readings the day by order; empty when the text is no date
 * @param yearFirst the day of 26/01/31, which few write so: it counts where a column makes no statement in the other orders
 */
public record WrittenDate(
        Map<DateOrder, LocalDate> readings, @Nullable LocalDate yearFirst) {
    private static final int CENTURY_TURN = 80;

    /** The years of Thailand, which no statement holds by any other count. */
    private static final int BUDDHIST_MIN = 2400;

    private static final int BUDDHIST_MAX = 2699;
    private static final int BUDDHIST_AHEAD = 543;

    private static final Pattern THAI_POINT = Pattern.compile("(?<=\\p{InThai})\\.");

    private static final Pattern OF_OFX =
            Pattern.compile("\\d{14}(?:\\.\\d{1,3})?\\[[-+]?\\d{1,2}(?:\\.\\d{1,2})?(?::\\p{Alpha}{1,5})?]");

    private static final Pattern LISTOPAD = Pattern.compile("(?i)(?<=\\d\\. ?)listopada\\b");

    public WrittenDate {
        readings = Map.copyOf(readings);
    }

    public static WrittenDate of(String written) {
        var text = EraYears.counted(DayWords.without(withoutZone(withoutThaiPoints(Digits.western(written)))));
        var parts = parts(ofCroatian(text));
        var readings = new EnumMap<DateOrder, LocalDate>(DateOrder.class);
        var yearFirst = new EnumMap<DateOrder, LocalDate>(DateOrder.class);
        if (parts.size() == 1) {
            compact(parts.get(0), readings);
        } else if (parts.size() >= 3) {
            // A year of two digits stands in front in ISO style only: 26-01-31.
            read(parts.get(0), parts.get(1), parts.get(2), text.strip().startsWith("-", 2), readings);
            if (text.strip().startsWith("/", 2) && areOfTwoDigits(parts)) {
                put(yearFirst, DateOrder.YEAR_MONTH_DAY, parts.get(0), parts.get(1), parts.get(2));
            }
        }
        return new WrittenDate(readings, yearFirst.get(DateOrder.YEAR_MONTH_DAY));
    }

    /** The day of OFX goes by the clock that stands in brackets behind it (OFX 2.2, 3.2.8.2): it is the day that is written. */
    private static String withoutZone(String text) {
        var zone = text.endsWith("]") ? text.indexOf('[') : -1;
        return zone >= 8 && OF_OFX.matcher(text).matches() ? text.substring(0, 8) : text;
    }

    /** Thai months are short by points between and behind their letters. */
    private static String withoutThaiPoints(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.UnicodeBlock.of(text.charAt(i)) == Character.UnicodeBlock.THAI) {
                return THAI_POINT.matcher(text).replaceAll("");
            }
        }
        return text;
    }

    /**
     * Listopada is October in Croatian, which writes a point behind the day, and November in Polish, which writes none there; Czech, which
     * writes one too, ends the word otherwise.
     */
    private static String ofCroatian(String text) {
        return text.indexOf('.') > 0 ? LISTOPAD.matcher(text).replaceAll("oktobra") : text;
    }

    private static boolean areOfTwoDigits(List<String> parts) {
        for (int i = 0; i < 3; i++) {
            if (parts.get(i).length() != 2 || !isDigit(parts.get(i).charAt(0))) {
                return false;
            }
        }
        return true;
    }

    /** The day under an order, or null. */
    public @Nullable LocalDate day(DateOrder order) {
        var day = readings.get(order);
        return day == null && order == DateOrder.YEAR_MONTH_DAY ? yearFirst : day;
    }

    private static void compact(String digits, Map<DateOrder, LocalDate> readings) {
        var isDay = digits.length() == 8 || digits.length() == 14;
        if (isDay && Character.isDigit(digits.charAt(0))) {
            put(
                    readings,
                    DateOrder.YEAR_MONTH_DAY,
                    digits.substring(0, 4),
                    digits.substring(4, 6),
                    digits.substring(6, 8));
            if (digits.length() == 8 && !isYear(digits.substring(0, 4)) && isYear(digits.substring(4))) {
                readings.clear();
                read(digits.substring(0, 2), digits.substring(2, 4), digits.substring(4), false, readings);
            }
        }
    }

    private static boolean isYear(String digits) {
        var year = number(digits, 4);
        return year >= DateColumn.YEAR_MIN && year <= DateColumn.YEAR_MAX;
    }

    private static void read(
            String first, String second, String third, boolean mayBeginWithYear, Map<DateOrder, LocalDate> readings) {
        if (isWord(first)) {
            put(readings, DateOrder.MONTH_DAY_YEAR, third, first, second);
        } else if (first.length() == 4) {
            put(readings, DateOrder.YEAR_MONTH_DAY, first, second, third);
        } else if (isWord(second)) {
            put(readings, DateOrder.DAY_MONTH_YEAR, third, second, first);
        } else if (second.length() == 4) {
            put(readings, DateOrder.DAY_YEAR_MONTH, second, third, first);
            put(readings, DateOrder.MONTH_YEAR_DAY, second, first, third);
        } else {
            put(readings, DateOrder.DAY_MONTH_YEAR, third, second, first);
            put(readings, DateOrder.MONTH_DAY_YEAR, third, first, second);
            if (mayBeginWithYear && first.length() == 2 && second.length() == 2 && third.length() == 2) {
                put(readings, DateOrder.YEAR_MONTH_DAY, first, second, third);
            }
        }
    }

    private static void put(
            Map<DateOrder, LocalDate> readings, DateOrder order, String year, String month, String day) {
        var monthNumber = isWord(month) ? MonthNames.number(month) : number(month, 2);
        var yearNumber = year.length() == 2 || year.length() == 4 ? number(year, 4) : -1;
        var dayNumber = number(day, 2);
        if (monthNumber < 1 || monthNumber > 12 || yearNumber < 0 || dayNumber < 1) {
            return;
        }
        if (yearNumber >= BUDDHIST_MIN && yearNumber <= BUDDHIST_MAX) {
            yearNumber -= BUDDHIST_AHEAD;
        }
        if (year.length() == 2) {
            yearNumber += yearNumber < CENTURY_TURN ? 2000 : 1900;
        }
        // What is no day in this order may be one in another.
        if (YearMonth.of(yearNumber, monthNumber).isValidDay(dayNumber)) {
            readings.put(order, LocalDate.of(yearNumber, monthNumber, dayNumber));
        }
    }

    /** The runs of digits and of letters before a time of day; none when something else stands there. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>(3);
        int i = 0;
        while (i < text.length() && parts.size() < 3) {
            var c = text.charAt(i);
            var end = i;
            if (isDigit(c)) {
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
            } else if (isSignOfDate(c)) {
                i++;
                continue;
            } else if (Character.isLetter(c)) {
                while (end < text.length() && isLetterOrMark(text.charAt(end))) {
                    end++;
                }
            } else if ("-/. ,:'".indexOf(c) >= 0) {
                i++;
                continue;
            } else {
                return List.of();
            }
            parts.add(text.substring(i, end));
            i = end;
        }
        if (i < text.length() && text.charAt(i) == '日') {
            i++;
        }
        return isTimeOrNothing(text.substring(i)) ? parts : List.of();
    }

    private static boolean isTimeOrNothing(String rest) {
        var time = rest.strip();
        while (time.startsWith(".") || time.startsWith(",") || (time.startsWith("-") && time.indexOf(':') > 0)) {
            time = time.substring(1).strip();
        }
        return time.isEmpty()
                // Of ISO 8601; below the rows of a day, Excel writes "12/01/2026 Total".
                || (time.startsWith("T") && time.length() > 1 && isDigit(time.charAt(1)))
                // Brokers write the day of booking as of the day of the event.
                || time.startsWith("as of ")
                || (isDigit(time.charAt(0)) && time.indexOf(':') > 0);
    }

    /** Japanese and Chinese write a sign behind the year, the month and the day. */
    private static boolean isSignOfDate(char c) {
        return c == '年' || c == '月' || c == '日';
    }

    private static boolean isWord(String part) {
        return Character.isLetter(part.charAt(0));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrMark(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int number(String digits, int lengthMax) {
        return isWord(digits) || digits.length() > lengthMax ? -1 : Integer.parseInt(digits);
    }
}
