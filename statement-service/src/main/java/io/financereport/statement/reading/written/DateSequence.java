package io.financereport.statement.reading.written;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The days of a column under one order of its parts: a statement lists days of a short while, one after the other. */
final class DateSequence {
    private @Nullable LocalDate last;
    private @Nullable LocalDate earliest;
    private @Nullable LocalDate latest;
    private boolean rises = true;
    private boolean falls = true;
    private int steps;

    void see(LocalDate day) {
        if (last != null && !day.equals(last)) {
            steps++;
            rises &= day.isAfter(last);
            falls &= day.isBefore(last);
        }
        last = day;
        earliest = earliest == null || day.isBefore(earliest) ? day : earliest;
        latest = latest == null || day.isAfter(latest) ? day : latest;
    }

    boolean endsBy(LocalDate day) {
        return latest == null || !latest.isAfter(day);
    }

    /** Whether all of its days lie so many years before the last day of the other. */
    boolean isOlderThan(DateSequence other, int years) {
        return latest == null
                || (other.latest != null && latest.plusYears(years).isBefore(other.latest));
    }

    long days() {
        return earliest == null || latest == null ? 0 : ChronoUnit.DAYS.between(earliest, latest);
    }

    /** How often the day changes from one row to the next. */
    int steps() {
        return steps;
    }

    boolean isInOrder() {
        return rises || falls;
    }
}
