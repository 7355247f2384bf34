package io.financereport.statement.reading.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of numbers are the amounts and which the balances. A column of -1 is not there.
 *
 * <p>A balance that follows from the amounts through all rows decides. Without one, a single column of money is the amounts;
 * of several, two of which always exactly one is filled are money out and money in when their signs say which; else the only
 * one with both signs is the amounts.
 *
 * @param isOnly whether no other columns could be them
 */
record AmountColumns(int amount, int debit, int credit, int balance, boolean isOnly) {
    private static final int IDENTIFIER_DIGITS_MIN = 8;
    private static final int COLUMNS_TRIED = 8;
    private static final int LINKS_MIN = 2;
    private static final char[] MARKS = {'.', ','};

    /** Null when the values do not say. */
    static @Nullable AmountColumns solve(List<NumberColumn> all, int rows) {
        var money = all.stream().filter(NumberColumn::isMoney).toList();
        var numbers =
                (money.isEmpty() ? all : money).stream().limit(COLUMNS_TRIED).toList();
        if (numbers.isEmpty()) {
            return null;
        }
        var byChain =
                rows > LINKS_MIN ? byChain(all.stream().limit(COLUMNS_TRIED).toList()) : null;
        return byChain != null ? byChain : bySigns(numbers, all);
    }

    private static @Nullable AmountColumns byChain(List<NumberColumn> numbers) {
        for (char mark : MARKS) {
            for (NumberColumn balance : numbers) {
                if (!balance.isFilled(mark)) {
                    continue;
                }
                var found = byChain(numbers, balance, mark);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable AmountColumns byChain(List<NumberColumn> numbers, NumberColumn balance, char mark) {
        var balances = balance.values(mark);
        for (NumberColumn first : numbers) {
            if (first.column() == balance.column() || first.values(mark).isEmpty()) {
                continue;
            }
            if (first.isFilled(mark) && chains(first.values(mark), balances)) {
                return new AmountColumns(first.column(), -1, -1, balance.column(), true);
            }
            for (NumberColumn second : numbers) {
                if (second.column() == balance.column() || second.column() == first.column()) {
                    continue;
                }
                var amounts = inMinusOut(first.values(mark), second.values(mark));
                if (amounts != null && chains(amounts, balances)) {
                    return new AmountColumns(-1, first.column(), second.column(), balance.column(), true);
                }
            }
        }
        return null;
    }

    private static @Nullable AmountColumns bySigns(List<NumberColumn> numbers, List<NumberColumn> all) {
        Set<AmountColumns> found = new LinkedHashSet<>();
        for (char mark : MARKS) {
            var readable = numbers.stream()
                    .filter(number -> !number.values(mark).isEmpty())
                    .toList();
            var filled =
                    readable.stream().filter(number -> number.isFilled(mark)).toList();
            var apart = apart(readable, mark);
            if (apart != null) {
                found.add(apart);
            } else if (filled.size() == 1) {
                var amount = filled.getFirst();
                found.add(new AmountColumns(amount.column(), -1, -1, -1, amount.isMoney() && isOnly(amount, all)));
            } else {
                var signed = filled.stream()
                        .filter(number -> number.hasNegative(mark) && number.hasPositive(mark))
                        .toList();
                if (signed.size() == 1 && filled.size() == 2) {
                    var other = filled.get(filled.indexOf(signed.getFirst()) == 0 ? 1 : 0);
                    found.add(new AmountColumns(signed.getFirst().column(), -1, -1, other.column(), false));
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /** Whether what else has a number in every row is identifiers, by their length. */
    private static boolean isOnly(NumberColumn amount, List<NumberColumn> all) {
        return all.stream()
                .filter(other -> other != amount && (other.isFilled('.') || other.isFilled(',')))
                .allMatch(other -> other.isWholeNumbersOf(IDENTIFIER_DIGITS_MIN));
    }

    /** Two columns of which each row fills one, when one holds only what is negative. */
    private static @Nullable AmountColumns apart(List<NumberColumn> numbers, char mark) {
        for (NumberColumn out : numbers) {
            for (NumberColumn in : numbers) {
                if (out.column() != in.column()
                        && out.hasNegative(mark)
                        && !out.hasPositive(mark)
                        && !in.hasNegative(mark)
                        && in.hasPositive(mark)
                        && inMinusOut(out.values(mark), in.values(mark)) != null) {
                    return new AmountColumns(-1, out.column(), in.column(), -1, true);
                }
            }
        }
        return null;
    }

    /** The amounts when one column holds what goes out and the other what comes in; null when a row fills both or none. */
    private static @Nullable List<@Nullable BigDecimal> inMinusOut(
            List<@Nullable BigDecimal> out, List<@Nullable BigDecimal> in) {
        if (out.isEmpty() || in.isEmpty()) {
            return null;
        }
        var amounts = new ArrayList<@Nullable BigDecimal>(out.size());
        for (int i = 0; i < out.size(); i++) {
            var goes = orZero(out.get(i));
            var comes = orZero(in.get(i));
            if ((goes.signum() == 0) == (comes.signum() == 0)) {
                return null;
            }
            amounts.add(comes.subtract(goes.abs()));
        }
        return amounts;
    }

    /** Whether each balance follows from the one before or the one after, all in the same direction. */
    private static boolean chains(List<@Nullable BigDecimal> amounts, List<@Nullable BigDecimal> balances) {
        var oldestFirst = true;
        var newestFirst = true;
        for (int i = 1; i < balances.size(); i++) {
            var before = orZero(balances.get(i - 1));
            var after = orZero(balances.get(i));
            oldestFirst &= before.add(orZero(amounts.get(i))).compareTo(after) == 0;
            newestFirst &= after.add(orZero(amounts.get(i - 1))).compareTo(before) == 0;
        }
        return balances.size() > LINKS_MIN && (oldestFirst || newestFirst);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
