package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.DayWords;
import io.financereport.statement.reading.written.WrittenDate;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days such as {@code 04/03} below a line that states the period: each gets the year under which it lies within. Where a day lies
 * there under none, or under two, it stays as it is.
 *
 * @param columns of days without a year
 * @param order of day and month; null when both orders fit, which a person is asked about, and all lie in one year either way
 */
record DaysWithoutYear(
        List<Integer> columns,
        LocalDate from,
        LocalDate to,
        @Nullable DateOrder order) implements UnaryOperator<CsvRecord> {
    private static final Pattern DAY = Pattern.compile(
            "(\\d{1,2})(?:\\. ?|[/ -])(\\d{1,2}|\\p{L}[\\p{L}\\p{M}]{2,11})\\.?|(\\p{L}{3,12})\\.? (\\d{1,2})");
    private static final int LINES_ABOVE_MAX = 200;
    private static final int ROWS_LOOKED_AT = 2_000;
    private static final int PERIOD_DAYS_MAX = 366;
    /** Purchases and values may lie before and behind the days of booking. */
    private static final int DAYS_AROUND = 45;

    DaysWithoutYear {
        columns = List.copyOf(columns);
    }

    /**
     * Null where the days have years, or no line states a period that they lie in.
     *
     * @param answer a person's to which of day and month comes first; null while there is none
     */
    static @Nullable DaysWithoutYear of(Table table, CsvColumns columns, @Nullable DateOrder answer)
            throws IOException {
        var header = columns.header();
        LocalDate[] period = null;
        var days = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var records = table.open(header.separator())) {
            for (var record = records.next(); record != null && days.size() < ROWS_LOOKED_AT; record = records.next()) {
                if (record.line() < header.line()) {
                    period = period == null && record.line() <= LINES_ABOVE_MAX ? periodIn(record) : period;
                } else if (record.line() > header.line() && columns.kindOf(record) == CsvColumns.Kind.ROW) {
                    days.add(record.field(columns.bookedOn()));
                    values.add(record.value(columns.valueOn()));
                }
                if (!days.isEmpty() && (period == null || !isWithoutYear(days.getLast()))) {
                    return null;
                }
            }
        } catch (Refusal e) {
            // The reading says so itself.
            return null;
        }
        if (period == null || days.isEmpty()) {
            return null;
        }
        values.removeIf(String::isEmpty);
        var also = !values.isEmpty() && values.stream().allMatch(DaysWithoutYear::isWithoutYear);
        var places = also ? List.of(columns.bookedOn(), columns.valueOn()) : List.of(columns.bookedOn());
        var fitting = fitting(places, period[0], period[1], days);
        return fitting.size() == 2
                ? ofBoth(fitting, days, also ? values : List.of(), answer)
                : fitting.isEmpty() ? null : fitting.getFirst();
    }

    private static List<DaysWithoutYear> fitting(
            List<Integer> columns, LocalDate from, LocalDate to, List<String> days) {
        return Stream.of(DateOrder.DAY_MONTH_YEAR, DateOrder.MONTH_DAY_YEAR)
                .map(order -> new DaysWithoutYear(columns, from, to, order))
                .filter(found -> days.stream().allMatch(day -> found.within(day, 0) != null))
                .toList();
    }

    private static @Nullable DaysWithoutYear ofBoth(
            List<DaysWithoutYear> orders, List<String> days, List<String> values, @Nullable DateOrder answer) {
        var first = orders.getFirst();
        for (DaysWithoutYear found : orders) {
            if (found.order == answer) {
                return found;
            }
        }
        if (days.stream().allMatch(day -> sameDay(orders, day))) {
            return first;
        }
        var year = first.from.getYear();
        var isOfOneYear = year == first.to.getYear()
                && orders.stream()
                        .allMatch(found -> values.stream().allMatch(value -> {
                            var day = found.within(value, DAYS_AROUND);
                            return day != null && day.getYear() == year;
                        }));
        return isOfOneYear ? new DaysWithoutYear(first.columns, first.from, first.to, null) : null;
    }

    private static boolean sameDay(List<DaysWithoutYear> orders, String day) {
        return Objects.equals(orders.get(0).within(day, 0), orders.get(1).within(day, 0));
    }

    private static boolean isWithoutYear(String text) {
        return DAY.matcher(DayWords.without(text)).matches()
                && WrittenDate.of(text).readings().isEmpty();
    }

    /** The first and the last day of a period that a line states. */
    private static LocalDate @Nullable [] periodIn(CsvRecord line) {
        var days = BalanceLine.daysIn(line);
        if (days.size() != 2) {
            return null;
        }
        var found = Stream.of(DateOrder.values())
                .map(order -> new LocalDate[] {
                    WrittenDate.of(days.getFirst()).day(order),
                    WrittenDate.of(days.getLast()).day(order)
                })
                .filter(period -> period[0] != null
                        && period[1] != null
                        && !period[1].isBefore(period[0])
                        && ChronoUnit.DAYS.between(period[0], period[1]) <= PERIOD_DAYS_MAX)
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    /** The day within the period, or not farther from it than so many days; null where there is none, or more than one. */
    private @Nullable LocalDate within(String text, int around) {
        LocalDate found = null;
        for (int year = from.getYear() - 1; year <= to.getYear() + 1; year++) {
            var day = day(text, year);
            if (day != null && !day.isBefore(from.minusDays(around)) && !day.isAfter(to.plusDays(around))) {
                if (found != null) {
                    return null;
                }
                found = day;
            }
        }
        return found;
    }

    private @Nullable LocalDate day(String text, int year) {
        var written = WrittenDate.of(withYear(text, year));
        return order == null
                ? null
                : written.readings().size() == 1
                        ? written.readings().values().iterator().next()
                        : written.day(order);
    }

    private static String withYear(String text, int year) {
        var day = DAY.matcher(DayWords.without(text));
        if (!day.matches()) {
            return text;
        }
        return day.group(1) == null
                ? day.group(3) + " " + day.group(4) + " " + year
                : day.group(1) + "/" + day.group(2) + "/" + year;
    }

    ReadingProblem remark() {
        return ReadingProblem.of(
                ReadingCode.YEAR_INFERRED,
                "The days have no year: each is taken for the one of the period from " + from + " to " + to
                        + " that a line above states.");
    }

    @Override
    public CsvRecord apply(CsvRecord record) {
        List<String> fields = null;
        for (int column : columns) {
            var text = record.field(column);
            if (isWithoutYear(text)) {
                var around = column == columns.getFirst() ? 0 : DAYS_AROUND;
                var day = order == null ? withYear(text, from.getYear()) : within(text, around);
                fields = fields == null ? new ArrayList<>(record.fields()) : fields;
                fields.set(column, day == null ? text : day.toString());
            }
        }
        return fields == null ? record : new CsvRecord(fields, record.source());
    }
}
