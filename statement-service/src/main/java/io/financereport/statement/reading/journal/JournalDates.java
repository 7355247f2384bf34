package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.DateColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as journals write them: year, month, day, parted by one of {@code - / .}; the year may be left out. */
final class JournalDates {
    static final String PATTERN = "(?:\\d{4}[-/.])?\\d{1,2}[-/.]\\d{1,2}";

    private static final Pattern DATE = Pattern.compile("(?:(\\d{4})[-/.])?(\\d{1,2})[-/.](\\d{1,2})");

    private JournalDates() {}

    /**
     * @param year of a date that has none; null when nothing says it
     */
    static LocalDate read(String text, @Nullable Integer year, long line) {
        var date = DATE.matcher(text);
        if (!date.matches()) {
            throw unreadable(text, line);
        }
        if (date.group(1) == null && year == null) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "The date " + text + " has no year, and no Y directive before it says one.",
                    line);
        }
        try {
            var day = LocalDate.of(
                    date.group(1) == null && year != null ? year : Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(2)),
                    Integer.parseInt(date.group(3)));
            if (day.getYear() < DateColumn.YEAR_MIN || day.getYear() > DateColumn.YEAR_MAX) {
                throw new Refusal(
                        ReadingCode.DATE_OUT_OF_RANGE,
                        "The date " + day + " is not between the years " + DateColumn.YEAR_MIN + " and "
                                + DateColumn.YEAR_MAX + ".",
                        line);
            }
            return day;
        } catch (DateTimeException e) {
            throw unreadable(text, line);
        }
    }

    private static Refusal unreadable(String text, long line) {
        return new Refusal(
                ReadingCode.DATE_UNREADABLE, "\"" + Amounts.shortened(text) + "\" is not a day of the calendar.", line);
    }
}
