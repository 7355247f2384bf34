package io.financereport.report.financials;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** How far apart the points of a series are. The last day of a period is always a point. */
public enum Step {
    DAY {
        @Override
        public List<LocalDate> pointsOf(Period period) {
            return period.from().datesUntil(period.to().plusDays(1)).toList();
        }

        @Override
        public long countIn(Period period) {
            return ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        }
    },
    MONTH {
        @Override
        public List<LocalDate> pointsOf(Period period) {
            return Stream.iterate(YearMonth.from(period.from()), month -> month.plusMonths(1))
                    .limit(countIn(period))
                    .map(month -> month.atEndOfMonth().isAfter(period.to()) ? period.to() : month.atEndOfMonth())
                    .toList();
        }

        @Override
        public long countIn(Period period) {
            return ChronoUnit.MONTHS.between(YearMonth.from(period.from()), YearMonth.from(period.to())) + 1;
        }
    };

    public abstract List<LocalDate> pointsOf(Period period);

    public abstract long countIn(Period period);
}
