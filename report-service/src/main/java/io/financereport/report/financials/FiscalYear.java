package io.financereport.report.financials;

import java.time.LocalDate;
import java.time.MonthDay;

/** The day on which a fiscal year starts, every year. */
public record FiscalYear(MonthDay start) {
    public static final FiscalYear CALENDAR = new FiscalYear(MonthDay.of(1, 1));

    public FiscalYear {
        if (!start.isValidYear(2001)) {
            throw new IllegalArgumentException("A fiscal year cannot start on " + start + ", which not every year has");
        }
    }

    /** The latest start on or before the day. */
    public LocalDate startOfYearOf(LocalDate day) {
        var sameYear = start.atYear(day.getYear());
        return sameYear.isAfter(day) ? start.atYear(day.getYear() - 1) : sameYear;
    }

    /** The last day before the year that the day lies in. */
    public LocalDate lastDayBeforeYearOf(LocalDate day) {
        return startOfYearOf(day).minusDays(1);
    }
}
