package io.financereport.reconciliation.opening;

import io.financereport.money.Money;
import io.financereport.reconciliation.bank.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which opening and gap entries an account needs (accounting.md 5). A function of the account's coverages and transactions as
 * sets: neither the order of uploads nor the ids of statements enter it.
 */
public final class OpeningPlan {
    private static final Comparator<Coverage> BY_CONTENT = Comparator.comparing(Coverage::from)
            .thenComparing(Coverage::to)
            .thenComparing(coverage -> amountOf(coverage.opening()))
            .thenComparing(coverage -> amountOf(coverage.difference()));

    private final Currency currency;
    private final NavigableMap<LocalDate, Money> sumsByDay;
    private final LocalDate closedThrough;
    private final List<PlannedEntry> planned;

    private OpeningPlan(
            Currency currency,
            NavigableMap<LocalDate, Money> sumsByDay,
            LocalDate closedThrough,
            List<PlannedEntry> standing) {
        this.currency = currency;
        this.sumsByDay = new TreeMap<>(sumsByDay);
        this.closedThrough = closedThrough;
        this.planned = new ArrayList<>(standing);
    }

    /**
     * @param sumsByDay what the account's transactions sum to on each booking day
     * @return in the order of their dates; zero amounts are left out
     */
    public static List<PlannedEntry> of(
            Currency currency, List<Coverage> coverages, NavigableMap<LocalDate, Money> sumsByDay) {
        return ofOpenDays(currency, coverages, sumsByDay, LocalDate.MIN, List.of());
    }

    /**
     * The entries of open days that let the books meet the bank where an open day's coverage starts, whatever stands on the closed
     * ones.
     *
     * @param sumsByDay without what is not in the books because its day is closed
     * @param standing the entries on closed days
     */
    public static List<PlannedEntry> ofOpenDays(
            Currency currency,
            List<Coverage> coverages,
            NavigableMap<LocalDate, Money> sumsByDay,
            LocalDate closedThrough,
            List<PlannedEntry> standing) {
        var plan = new OpeningPlan(currency, sumsByDay, closedThrough, standing);
        plan.walk(coverages.stream().sorted(BY_CONTENT).toList());
        return plan.planned.stream()
                .filter(entry -> plan.isOpen(entry.date()) && !entry.amount().isZero())
                .sorted(Comparator.comparing(PlannedEntry::date).thenComparing(PlannedEntry::reason))
                .toList();
    }

    private void walk(List<Coverage> coverages) {
        for (var coverage : coverages) {
            var difference = coverage.difference();
            if (difference != null && isOpen(coverage.to())) {
                planned.add(new PlannedEntry(PlannedEntry.Reason.DIFFERENCE, coverage.to(), difference));
            }
        }
        var opened = planned.stream().anyMatch(entry -> entry.reason() == PlannedEntry.Reason.OPENING);
        var met = false;
        Optional<LocalDate> coveredTo = Optional.empty();
        for (var coverage : coverages) {
            var opening = coverage.opening();
            var isGap = coveredTo.filter(to -> !coverage.from().isAfter(to)).isEmpty();
            var before = coverage.from().minusDays(1);
            if (opening != null && isOpen(before) && (!met || isGap)) {
                // Dated before the earliest coverage even when that one knows no balance: its transactions come
                // after it.
                var earliest = coverages.getFirst().from().minusDays(1);
                planned.add(new PlannedEntry(
                        opened ? PlannedEntry.Reason.GAP : PlannedEntry.Reason.OPENING,
                        !opened && isOpen(earliest) ? earliest : before,
                        opening.minus(bookBefore(coverage.from()))));
                opened = true;
                met = true;
            }
            coveredTo = Optional.of(
                    coveredTo.filter(to -> to.isAfter(coverage.to())).orElse(coverage.to()));
        }
    }

    private boolean isOpen(LocalDate day) {
        return day.isAfter(closedThrough);
    }

    /** What the books say at the start of a day: earlier transactions and earlier planned entries. */
    private Money bookBefore(LocalDate day) {
        var sum = Money.zero(currency);
        for (var ofDay : sumsByDay.headMap(day, false).values()) {
            sum = sum.plus(ofDay);
        }
        for (var entry : planned) {
            if (entry.date().isBefore(day)) {
                sum = sum.plus(entry.amount());
            }
        }
        return sum;
    }

    private static BigDecimal amountOf(@Nullable Money money) {
        // Unknown sorts before every known amount that a statement can hold.
        return money == null ? BigDecimal.TEN.pow(Money.INTEGER_DIGITS_MAX + 1).negate() : money.amount();
    }
}
