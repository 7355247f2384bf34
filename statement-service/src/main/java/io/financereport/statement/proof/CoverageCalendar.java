package io.financereport.statement.proof;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which days of an account approved statements cover, month by month, from the first covered day to the last. Files often name
 * no period, so that they seem to end with their last row: days between two statements count as covered when the balance at
 * the end of the one is the balance at the beginning of the other.
 */
public final class CoverageCalendar {
    /** Statements of a longer time show their latest months only. */
    public static final int MONTHS_MAX = 240;

    private final NavigableMap<YearMonth, MutableMonth> months = new TreeMap<>();

    private CoverageCalendar() {}

    /**
     * One statement about the account.
     *
     * @param opening null when not known
     * @param end balance after it; null when not known
     * @param isContradictory whether its balances contradict its rows, or those of the statements before it
     */
    public record Part(
            UUID statement,
            LocalDate from,
            LocalDate to,
            @Nullable Money opening,
            @Nullable Money end,
            boolean isContradictory) {}

    /**
     * A calendar month.
     *
     * @param missingDays that no statement covers
     * @param overlappingDays that several do
     * @param contradicts whether a statement of the month contradicts itself or others
     * @param statements in the order of their beginnings
     */
    public record Month(
            YearMonth month, int missingDays, int overlappingDays, boolean contradicts, List<UUID> statements) {
        public Month {
            statements = List.copyOf(statements);
        }
    }

    private static final class MutableMonth {
        private int missing;
        private int overlapping;
        private boolean contradicts;
        private final List<UUID> statements = new ArrayList<>();
    }

    /** The months in the order of time; none without parts. */
    public static List<Month> of(List<Part> parts) {
        var calendar = new CoverageCalendar();
        var sorted = parts.stream()
                .sorted(Comparator.comparing(Part::from).thenComparing(Part::to).thenComparing(Part::statement))
                .toList();
        calendar.walk(sorted);
        return calendar.months.entrySet().stream()
                .skip(Math.max(0, calendar.months.size() - MONTHS_MAX))
                .map(month -> new Month(
                        month.getKey(),
                        month.getValue().missing,
                        month.getValue().overlapping,
                        month.getValue().contradicts,
                        month.getValue().statements))
                .toList();
    }

    private void walk(List<Part> sorted) {
        LocalDate coveredTo = null;
        LocalDate doubledTo = null;
        Set<Money> ends = new TreeSet<>();
        for (Part part : sorted) {
            see(part);
            if (coveredTo != null) {
                if (part.from().isAfter(coveredTo)) {
                    var meets = part.opening() != null && ends.contains(part.opening());
                    each(coveredTo.plusDays(1), part.from().minusDays(1), meets ? Count.NOTHING : Count.MISSING);
                } else {
                    var from =
                            doubledTo == null || part.from().isAfter(doubledTo) ? part.from() : doubledTo.plusDays(1);
                    var to = earlier(part.to(), coveredTo);
                    each(from, to, Count.OVERLAPPING);
                    doubledTo = doubledTo == null || to.isAfter(doubledTo) ? to : doubledTo;
                }
            }
            if (coveredTo == null || part.to().isAfter(coveredTo)) {
                coveredTo = part.to();
                ends.clear();
            }
            if (part.end() != null && part.to().equals(coveredTo)) {
                ends.add(part.end());
            }
        }
    }

    private enum Count {
        NOTHING,
        MISSING,
        OVERLAPPING
    }

    private void see(Part part) {
        for (var month = YearMonth.from(part.from());
                !month.isAfter(YearMonth.from(part.to()));
                month = month.plusMonths(1)) {
            var seen = months.computeIfAbsent(month, any -> new MutableMonth());
            seen.statements.add(part.statement());
            seen.contradicts |= part.isContradictory();
        }
    }

    private void each(LocalDate from, LocalDate to, Count count) {
        for (var day = from; !day.isAfter(to); ) {
            var month = months.computeIfAbsent(YearMonth.from(day), any -> new MutableMonth());
            var end = earlier(to, YearMonth.from(day).atEndOfMonth());
            var days = (int) ChronoUnit.DAYS.between(day, end) + 1;
            switch (count) {
                case NOTHING -> {}
                case MISSING -> month.missing += days;
                case OVERLAPPING -> month.overlapping += days;
            }
            day = end.plusDays(1);
        }
    }

    private static LocalDate earlier(LocalDate first, LocalDate second) {
        return first.isBefore(second) ? first : second;
    }
}
