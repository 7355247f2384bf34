package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.DateColumn;
import io.financereport.statement.reading.written.WrittenDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dates of all rows of a document: their order is one, and a year that they leave out is that of the statement. */
final class StatementDates {
    /** Purchases reach a card's statement some weeks late; a booking may be dated some days ahead. */
    private static final int DAYS_BEFORE_MAX = 62;

    private static final int DAYS_AFTER_MAX = 10;
    /** So much of a year before the date of a statement is its time, where it says no first day. */
    private static final int DAYS_OF_YEAR = 355;

    private static final Pattern DOTTED = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.?");

    private final StatementPeriod period;
    private final LocalDate today;
    private final Map<String, Long> texts = new LinkedHashMap<>();
    private final Set<DateOrder> possible = EnumSet.noneOf(DateOrder.class);
    private boolean yearless;
    private @Nullable DateOrder order;

    /** What came of learning. */
    sealed interface Learnt {
        record Known(DateOrder order, List<ReadingProblem> remarks) implements Learnt {}

        record Asked(ReadingProblem question) implements Learnt {}
    }

    StatementDates(StatementPeriod period, LocalDate today) {
        this.period = period;
        this.today = today;
    }

    void learn(String text, long line) {
        texts.putIfAbsent(text, line);
    }

    /**
     * @throws Refusal when the dates fit no order, or have no year and the file states none
     */
    Learnt settle(@Nullable DateOrder answer) {
        yearless = texts.keySet().stream().anyMatch(StatementDates::isYearless);
        for (DateOrder each : DateOrder.values()) {
            if (texts.keySet().stream().allMatch(text -> find(text, each) != null)) {
                possible.add(each);
            }
        }
        if (possible.isEmpty()) {
            throw unreadable();
        }
        if (possible.size() > 1 && !mayBeginWithYear()) {
            possible.remove(DateOrder.YEAR_MONTH_DAY);
        }
        var remarks = new ArrayList<ReadingProblem>();
        order = decided(answer, remarks);
        if (order == null) {
            return new Learnt.Asked(question());
        }
        if (yearless) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.YEAR_INFERRED,
                    "The rows' dates have no year; they are completed by the days of the statement, to "
                            + period.to(order) + "."));
        }
        return new Learnt.Known(order, remarks);
    }

    LocalDate read(String text, long line) {
        var day = order == null ? null : find(text, order);
        if (day == null) {
            throw new Refusal(ReadingCode.DATE_UNREADABLE, "\"" + text + "\" is not a date.", line);
        }
        return day;
    }

    /** Where 26/01/31 stands for the 31st, which few write so. */
    private boolean mayBeginWithYear() {
        return !yearless && column(texts.keySet()).possible().contains(DateOrder.YEAR_MONTH_DAY);
    }

    private DateColumn column(Set<String> learnt) {
        var column = new DateColumn();
        texts.forEach((text, line) -> {
            if (learnt.contains(text)) {
                column.learn(text, line);
            }
        });
        return column;
    }

    private @Nullable DateOrder decided(@Nullable DateOrder answer, List<ReadingProblem> remarks) {
        if (isSameUnder(possible)) {
            return possible.iterator().next();
        }
        if (answer != null && possible.contains(answer)) {
            return answer;
        }
        if (possible.contains(DateOrder.DAY_MONTH_YEAR)
                && texts.keySet().stream().allMatch(StatementDates::isDotted)) {
            return DateOrder.DAY_MONTH_YEAR;
        }
        // The month of a title may be the one after the rows, in which the statement was made.
        var decided = period.isOfTitle() ? null : within(0, 0);
        decided = decided == null ? within(DAYS_BEFORE_MAX, DAYS_AFTER_MAX) : decided;
        if (decided != null) {
            remarks.add(DateColumn.inferred(decided));
            return decided;
        }
        if (yearless) {
            return null;
        }
        var readable = texts.keySet().stream()
                .filter(text ->
                        possible.stream().allMatch(each -> WrittenDate.of(text).day(each) != null))
                .collect(Collectors.toSet());
        var column = column(readable);
        var likeliest = column.likeliest(today);
        if (likeliest != null) {
            remarks.add(DateColumn.inferred(likeliest));
        }
        return likeliest;
    }

    private boolean isSameUnder(Set<DateOrder> orders) {
        return texts.keySet().stream()
                .allMatch(text ->
                        orders.stream().map(each -> find(text, each)).distinct().count() == 1);
    }

    /** The only order under which all rows are of the statement's days, or of some around them. */
    private @Nullable DateOrder within(int daysBefore, int daysAfter) {
        var within = EnumSet.copyOf(possible);
        within.removeIf(each -> !isWithinPeriod(each, daysBefore, daysAfter));
        return !within.isEmpty() && isSameUnder(within) ? within.iterator().next() : null;
    }

    private boolean isWithinPeriod(DateOrder each, int daysBefore, int daysAfter) {
        var from = period.from(each);
        var to = period.to(each);
        return from != null
                && to != null
                && texts.keySet().stream().allMatch(text -> {
                    var day = find(text, each);
                    return day != null
                            && !day.isBefore(from.minusDays(daysBefore))
                            && !day.isAfter(to.plusDays(daysAfter));
                });
    }

    private @Nullable LocalDate find(String text, DateOrder each) {
        if (!isYearless(text)) {
            var day = StatementPeriod.day(text, each);
            return day == null || day.getYear() < DateColumn.YEAR_MIN || day.getYear() > DateColumn.YEAR_MAX
                    ? null
                    : day;
        }
        var to = period.to(each);
        if (to == null) {
            return null;
        }
        var from = period.from(each);
        var earliest = from == null ? to.minusDays(DAYS_OF_YEAR) : from.minusDays(DAYS_BEFORE_MAX);
        var latest = to.plusDays(DAYS_AFTER_MAX);
        if (earliest.plusYears(1).isBefore(latest)) {
            // Some days of such a long statement come twice.
            return null;
        }
        for (int year = earliest.getYear(); year <= latest.getYear(); year++) {
            var day = StatementPeriod.day(WordDates.completed(text, String.valueOf(year)), each);
            if (day != null && !day.isBefore(earliest) && !day.isAfter(latest)) {
                return day;
            }
        }
        return null;
    }

    private static boolean isDotted(String text) {
        return isYearless(text) ? DOTTED.matcher(text).matches() : DateColumn.isDotted(text);
    }

    private static boolean isYearless(String text) {
        return WrittenDate.of(text).readings().isEmpty();
    }

    private Refusal unreadable() {
        var first = texts.entrySet().iterator().next();
        return new Refusal(
                ReadingCode.DATE_UNREADABLE,
                yearless
                        ? "The rows' dates, for example \"" + first.getKey()
                                + "\", have no year, and the file states no days that they fit. Upload CSV or OFX of"
                                + " it."
                        : "The rows' dates, for example \"" + first.getKey() + "\", are not all written in one order.",
                first.getValue());
    }

    private ReadingProblem question() {
        var open = texts.keySet().stream()
                .filter(text -> possible.stream()
                                .map(each -> find(text, each))
                                .distinct()
                                .count()
                        > 1)
                .findFirst()
                .orElse("");
        return DateColumn.question(open, possible, each -> find(open, each));
    }
}
