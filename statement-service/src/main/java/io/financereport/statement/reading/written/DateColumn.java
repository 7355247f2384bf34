package io.financereport.statement.reading.written;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learns the date order of a column from all of its values, and then reads them. Never guesses. */
public final class DateColumn {
    /** No reader takes a row of an earlier year, or of one after the last: it is a slip. */
    public static final int YEAR_MIN = 1950;

    public static final int YEAR_MAX = 2150;

    /** Nobody who parts a date by points writes the month before the day. */
    private static final Pattern DOTTED = Pattern.compile("\\s*+\\d{1,2}\\. ?\\d{1,2}\\. ?\\d");

    /** A day that is the same under each order. */
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?!\\d)");

    private static final int MONTHS = 12;

    /** Day, month and year in figures, one of the first two above twelve. */
    private static final Pattern BEYOND_MONTHS = Pattern.compile(
            "\\s*+(?:(?:1[3-9]|[23]\\d)[-/.]\\d{1,2}|\\d{1,2}[-/.](?:1[3-9]|[23]\\d))[-/.]\\d{2}(?:\\d{2})?(?!\\d)");

    /** Banks announce orders for the next weeks; nothing is booked later. */
    private static final int DAYS_AHEAD_MAX = 60;
    /** By chance, so many steps are in order for one of a thousand files at most. */
    private static final int STEPS_IN_ORDER_MIN = 5;

    private static final int DAYS_OF_A_STATEMENT = 400;
    private static final int TIMES_APART_MIN = 4;
    /** Statements of such an age are rare. */
    private static final int YEARS_OLDER_MIN = 5;

    private final Set<DateOrder> possible = EnumSet.allOf(DateOrder.class);
    private final Map<DateOrder, DateSequence> sequences = new EnumMap<>(DateOrder.class);
    /** Of all values, read as 26/01/31. */
    private final DateSequence yearFirst = new DateSequence();

    private boolean mayBeginWithYear = true;
    private @Nullable String firstOfYear;
    private @Nullable String lastLearnt;
    private boolean daysSeen;
    private boolean othersSeen;
    private boolean readingsDiffer;
    private boolean dotted = true;
    private boolean besideCommas;
    /** Whether each day of a cell is one with day and month the other way round. */
    private boolean daysMayBeTurned = true;

    /** Whether each text has a number that can be no month. */
    private boolean textsAreBeyondMonths = true;

    private @Nullable String firstOpen;

    /**
     * @throws Refusal when the value fits no order that the values before it fit
     */
    public void learn(String text, long line) {
        if (text.equals(lastLearnt)) {
            // Most rows have the day of the row before, which teaches nothing new.
            return;
        }
        lastLearnt = text;
        if (isOneDay(text)) {
            learnOneDay(text, line);
            return;
        }
        othersSeen = true;
        dotted &= isDotted(text);
        var date = WrittenDate.of(text);
        var readings = date.readings();
        textsAreBeyondMonths &=
                readings.size() == 1 && BEYOND_MONTHS.matcher(text).lookingAt();
        learnYearFirst(text, date.yearFirst());
        possible.retainAll(readings.keySet());
        if (possible.isEmpty() && !mayBeginWithYear) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "\"" + shortened(text) + "\" is not a date, or not written like the dates before it.",
                    line);
        }
        for (LocalDate day : readings.values()) {
            refuseOutOfRange(day, line);
        }
        for (var reading : readings.entrySet()) {
            sequences
                    .computeIfAbsent(reading.getKey(), any -> new DateSequence())
                    .see(reading.getValue());
        }
        if (readings.values().stream().distinct().count() > 1 && !readingsDiffer) {
            readingsDiffer = true;
            firstOpen = text;
        }
    }

    /** A sheet holds days beside texts: what is written as ISO 8601 says nothing about the order of the others. */
    private void learnOneDay(String text, long line) {
        daysSeen = true;
        var day = read(text, DateOrder.YEAR_MONTH_DAY, line);
        refuseOutOfRange(day, line);
        daysMayBeTurned &= day.getDayOfMonth() <= MONTHS && day.getDayOfMonth() != day.getMonthValue();
        for (DateOrder order : DateOrder.values()) {
            sequences.computeIfAbsent(order, any -> new DateSequence()).see(day);
        }
    }

    /**
     * Whether cells hold days up to the twelfth only, and texts all later ones: so it is where a program took what it could for days of
     * its own country, and day and month of these for one another.
     */
    public boolean mayBeTurned() {
        return daysSeen && othersSeen && daysMayBeTurned && textsAreBeyondMonths;
    }

    private static boolean isOneDay(String text) {
        return ISO.matcher(text).lookingAt() && !WrittenDate.of(text).readings().isEmpty();
    }

    private static void refuseOutOfRange(LocalDate day, long line) {
        if (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX) {
            throw new Refusal(ReadingCode.DATE_OUT_OF_RANGE, "No statement holds a row of " + day + ".", line);
        }
    }

    private void learnYearFirst(String text, @Nullable LocalDate day) {
        mayBeginWithYear &= day != null;
        if (mayBeginWithYear && day != null) {
            yearFirst.see(day);
            firstOfYear = firstOfYear == null ? text : firstOfYear;
        }
    }

    /** Whether the days make no statement unless 26/01/31 is of 2026: years apart otherwise, or many years old. */
    private boolean seemsToBeginWithYear() {
        return mayBeginWithYear
                && firstOfYear != null
                && possible.stream()
                        .map(this::sequence)
                        .allMatch(other -> yearFirst.days() * TIMES_APART_MIN < other.days()
                                || (yearFirst.days() <= other.days() && other.isOlderThan(yearFirst, YEARS_OLDER_MIN)));
    }

    private Set<DateOrder> fitting() {
        if (daysSeen && !othersSeen) {
            return EnumSet.of(DateOrder.YEAR_MONTH_DAY);
        }
        var fitting = EnumSet.noneOf(DateOrder.class);
        fitting.addAll(possible);
        if (seemsToBeginWithYear()) {
            fitting.add(DateOrder.YEAR_MONTH_DAY);
        }
        return fitting;
    }

    /** Whether points part day, month and year, in which case the day comes first where it can. */
    public static boolean isDotted(String text) {
        return DOTTED.matcher(text).lookingAt();
    }

    /** The orders that all values fit; one when they all mean the same day anyway. */
    public Set<DateOrder> possible() {
        var fitting = fitting();
        if (fitting.size() > 1 && !isOpen()) {
            return EnumSet.of(fitting.iterator().next());
        }
        return dotted && fitting.contains(DateOrder.DAY_MONTH_YEAR) ? EnumSet.of(DateOrder.DAY_MONTH_YEAR) : fitting;
    }

    /** Takes that amounts beside the days have decimal commas: no country that writes these puts the month before the day. */
    public void seeDecimalCommas() {
        besideCommas = true;
    }

    /** The order that the values prove; empty while they leave it open or there are none. */
    public Set<DateOrder> certain() {
        var fitting = dotted ? possible() : fitting();
        return fitting.size() == 1 && (readingsDiffer || fitting().size() == 1)
                ? EnumSet.copyOf(fitting)
                : EnumSet.noneOf(DateOrder.class);
    }

    /**
     * The only order under which the days make a statement: none of them in the future, not years apart when they are close
     * under another one, one after the other; none with the month first beside decimal commas; null when several do, or none.
     */
    public @Nullable DateOrder likeliest(LocalDate today) {
        var left = fitting();
        keep(left, order -> sequence(order).endsBy(today.plusDays(DAYS_AHEAD_MAX)));
        var shortest =
                left.stream().mapToLong(order -> sequence(order).days()).min().orElse(0);
        if (shortest <= DAYS_OF_A_STATEMENT) {
            var longest = Math.max(DAYS_OF_A_STATEMENT, shortest * TIMES_APART_MIN);
            keep(left, order -> sequence(order).days() <= longest);
        }
        if (left.stream().allMatch(order -> sequence(order).steps() >= STEPS_IN_ORDER_MIN)) {
            keep(left, order -> sequence(order).isInOrder());
        }
        if (besideCommas) {
            keep(left, order -> order != DateOrder.MONTH_DAY_YEAR);
        }
        return left.size() == 1 ? left.iterator().next() : null;
    }

    /** Whether no day is after this one. */
    public boolean endsBy(LocalDate day, DateOrder order) {
        return sequence(order).endsBy(day);
    }

    private static void keep(Set<DateOrder> orders, Predicate<DateOrder> fits) {
        if (orders.stream().anyMatch(fits)) {
            orders.removeIf(fits.negate());
        }
    }

    private DateSequence sequence(DateOrder order) {
        if (order == DateOrder.YEAR_MONTH_DAY && !possible.contains(order)) {
            return yearFirst;
        }
        return sequences.computeIfAbsent(order, any -> new DateSequence());
    }

    /** Whether a value was learnt whose day depends on the order. */
    public boolean isOpen() {
        return firstOpen != null || seemsToBeginWithYear();
    }

    /** The only order that the values fit, else the answer where they fit that; null when it stays open. */
    public @Nullable DateOrder order(@Nullable DateOrder answer) {
        var fitting = possible();
        if (fitting.size() == 1) {
            return fitting.iterator().next();
        }
        return answer != null && fitting.contains(answer) ? answer : null;
    }

    /**
     * The order that others say: one program wrote both columns of a file, the balances among the rows, and the tables above and below,
     * so that what is certain of one holds for all. Null where none does.
     */
    public @Nullable DateOrder orderBeside(List<DateColumn> others) {
        for (DateColumn other : others) {
            var shared = EnumSet.copyOf(possible());
            shared.retainAll(other.certain());
            if (shared.size() == 1) {
                return shared.iterator().next();
            }
        }
        return null;
    }

    /** What to say about an order that was inferred as the likeliest. */
    public static ReadingProblem inferred(DateOrder order) {
        return ReadingProblem.of(
                ReadingCode.DATE_ORDER_INFERRED,
                "Dates are read as " + order.words()
                        + ": in another order they would lie in the future, be years apart or jump to and fro, or stand"
                        + " beside decimal commas, which no country writes that puts the month first.");
    }

    /** What to ask a person while the order is open. */
    public ReadingProblem question() {
        var first = firstOpen == null ? firstOfYear : firstOpen;
        var example = first == null ? "" : first;
        return question(example, fitting(), WrittenDate.of(example)::day);
    }

    /**
     * What to ask about dates that several orders fit.
     *
     * @param meaning the day that the example is under an order, null where it is none
     */
    public static ReadingProblem question(
            String example, Set<DateOrder> orders, Function<DateOrder, @Nullable LocalDate> meaning) {
        var meanings = orders.stream()
                .filter(order -> meaning.apply(order) != null)
                .map(order -> order.words() + " it is " + meaning.apply(order))
                .collect(Collectors.joining(", as "));
        return ReadingProblem.of(
                ReadingCode.DATE_ORDER_AMBIGUOUS,
                "Every date of the file can be read in several orders: \"" + example + "\", for example, as " + meanings
                        + ". Say which order it is, and the file is read.");
    }

    /**
     * @throws Refusal when the text is no date of that order
     */
    public static LocalDate read(String text, DateOrder order, long line) {
        var written = WrittenDate.of(text);
        var day = ISO.matcher(text).lookingAt() ? written.readings().get(DateOrder.YEAR_MONTH_DAY) : written.day(order);
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
