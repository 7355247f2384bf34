package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Learns the date order of a column from all of its values, and then reads them. Never guesses. */
final class DateColumn {
    static final int YEAR_MIN = 1950;
    static final int YEAR_MAX = 2150;

    private final Set<DateOrder> possible = EnumSet.allOf(DateOrder.class);
    private boolean readingsDiffer;
    private @Nullable String firstOpen;

    /**
     * @throws Refusal when the value fits no order that the values before it fit
     */
    void learn(String text, long line) {
        var readings = WrittenDate.of(text).readings();
        possible.retainAll(readings.keySet());
        if (possible.isEmpty()) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "\"" + shortened(text) + "\" is not a date, or not written like the dates before it.",
                    line);
        }
        for (LocalDate day : readings.values()) {
            if (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX) {
                throw new Refusal(ReadingCode.DATE_OUT_OF_RANGE, "No statement holds a row of " + day + ".", line);
            }
        }
        if (readings.values().stream().distinct().count() > 1 && !readingsDiffer) {
            readingsDiffer = true;
            firstOpen = text;
        }
    }

    /** The orders that all values fit; one when they all mean the same day anyway. */
    Set<DateOrder> possible() {
        return possible.size() > 1 && !readingsDiffer
                ? EnumSet.of(possible.iterator().next())
                : EnumSet.copyOf(possible);
    }

    /** The order that the values prove; empty while they leave it open or there are none. */
    Set<DateOrder> certain() {
        return possible.size() == 1 ? EnumSet.copyOf(possible) : EnumSet.noneOf(DateOrder.class);
    }

    /** A value whose day depends on the order. */
    String example() {
        return firstOpen == null ? "" : firstOpen;
    }

    static LocalDate read(String text, DateOrder order, long line) {
        var day = WrittenDate.of(text).readings().get(order);
        if (day == null) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "\"" + shortened(text) + "\" is not a " + order.words() + " date.",
                    line);
        }
        return day;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
