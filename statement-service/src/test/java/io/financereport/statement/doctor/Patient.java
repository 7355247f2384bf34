package io.financereport.statement.doctor;

import io.financereport.money.Money;
import io.financereport.test.Gen;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** A statement that adds up, as a bank would write it, and the same one with a single fault. Amounts are in cents. */
final class Patient {
    static final Currency SGD = Currency.getInstance("SGD");

    private final Gen gen;
    private final boolean newestFirst;
    private final boolean running;
    private final long opening;
    private final List<Line> lines = new ArrayList<>();

    private record Line(LocalDate on, long amount, long balance) {}

    /** What was done to it: the rows that may rightly be named, in the order of the file. */
    record Injury(
            Fault fault, List<Integer> ordinals, @Nullable Long expected, List<ChainLink> rows) {}

    Patient(Gen gen, boolean running) {
        this.gen = gen;
        this.running = running;
        this.newestFirst = gen.onceIn(2);
        this.opening = gen.between(0L, 2_000_000L);
        var balance = opening;
        var on = LocalDate.of(2026, 1, 1);
        var size = gen.between(5, 200);
        while (lines.size() < size) {
            if (!gen.onceIn(2) || isWeekend(on)) {
                on = on.plusDays(gen.between(1, 3));
            }
            if (!isWeekend(on)) {
                var amount = amount();
                balance += amount;
                lines.add(new Line(on, amount, balance));
            }
        }
    }

    /** Prices, round sums and salaries. */
    private long amount() {
        var size = gen.oneOf(999L, 9_999L, 99_999L, 999_999L);
        var cents = gen.between(100L, size);
        return switch (gen.between(0, 9)) {
            case 0 -> -(cents / 1000 + 1) * 1000;
            case 1 -> -(cents / 100 * 100 + 90);
            case 2, 3 -> cents;
            default -> -cents;
        };
    }

    Money opening() {
        return money(opening);
    }

    Money closing() {
        return money(lines.getLast().balance());
    }

    List<ChainLink> healthy() {
        return rows(lines);
    }

    Injury dropped() {
        var at = gen.between(0, lines.size() - 1);
        var left = new ArrayList<>(lines);
        var line = left.remove(at);
        var around = new ArrayList<Integer>();
        if (at > 0) {
            around.add(ordinal(at - 1, left.size()));
        }
        if (at < left.size()) {
            around.add(ordinal(at, left.size()));
        }
        return new Injury(
                Fault.ROW_MISSING, running ? around.stream().sorted().toList() : List.of(), line.amount(), rows(left));
    }

    Injury doubled() {
        var at = gen.between(0, lines.size() - 1);
        var more = new ArrayList<>(lines);
        more.add(at, lines.get(at));
        return new Injury(
                Fault.ROW_TWICE, List.of(ordinal(at, more.size()), ordinal(at + 1, more.size())), null, rows(more));
    }

    Injury flipped() {
        return replaced(Fault.SIGN_FLIPPED, at -> -lines.get(at).amount());
    }

    Injury shifted() {
        return replaced(Fault.DECIMAL_SHIFTED, at -> {
            var amount = lines.get(at).amount();
            var power = gen.oneOf(10L, 100L, 1000L);
            return amount % power == 0 && gen.onceIn(2) ? amount / power : amount * power;
        });
    }

    Injury transposed() {
        return replaced(Fault.DIGITS_TRANSPOSED, at -> {
            var amount = lines.get(at).amount();
            var swapped = swapped(amount);
            return isShift(amount, swapped) ? amount : swapped;
        });
    }

    /** 50.00 with digits swapped to 00.50 is a decimal shifted as well: nothing tells which. */
    private static boolean isShift(long amount, long swapped) {
        return List.of(10L, 100L, 1000L).stream().anyMatch(power -> swapped * power == amount);
    }

    /** Another amount than before: a row whose digits are all alike cannot be injured so. */
    private Injury replaced(Fault fault, IntToLongFunction change) {
        while (true) {
            var at = gen.between(0, lines.size() - 1);
            var line = lines.get(at);
            var amount = change.applyAsLong(at);
            if (amount != line.amount()) {
                var changed = new ArrayList<>(lines);
                changed.set(at, new Line(line.on(), amount, line.balance()));
                return new Injury(fault, List.of(ordinal(at, lines.size())), line.amount(), rows(changed));
            }
        }
    }

    private long swapped(long amount) {
        var digits = new StringBuilder(Long.toString(Math.abs(amount)));
        var left = gen.between(0, digits.length() - 2);
        var right = gen.onceIn(4) ? gen.between(left + 1, digits.length() - 1) : left + 1;
        var kept = digits.charAt(left);
        digits.setCharAt(left, digits.charAt(right));
        digits.setCharAt(right, kept);
        return Long.signum(amount) * Long.parseLong(digits.toString());
    }

    private List<ChainLink> rows(List<Line> inTime) {
        var rows = new ArrayList<ChainLink>();
        for (Line line : newestFirst ? inTime.reversed() : inTime) {
            rows.add(new ChainLink(
                    rows.size() + 1, line.on(), money(line.amount()), running ? money(line.balance()) : null));
        }
        return rows;
    }

    private int ordinal(int at, int size) {
        return newestFirst ? size - at : at + 1;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Money money(long cents) {
        return Money.ofMinorUnits(cents, SGD);
    }
}
