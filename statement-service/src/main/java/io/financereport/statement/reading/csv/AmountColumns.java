package io.financereport.statement.reading.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of numbers are the amounts and which the balances. A column of -1 is not there.
 *
 * <p>A balance that follows from the amounts through all rows decides, be it the one after each row or before it, and amounts without
 * signs may have words beside them. Without one, a single column of money is the amounts; of several, two of which always exactly
 * one is filled are money out and money in, for certain when their signs say which; else the only one with both signs is the amounts.
 *
 * @param isOnly whether no other columns could be them
 */
record AmountColumns(int amount, int debit, int credit, int balance, boolean isOnly) {
    private static final int IDENTIFIER_DIGITS_MIN = 8;
    private static final int COLUMNS_TRIED = 8;
    private static final int LINKS_MIN = 2;
    private static final char[] MARKS = {'.', ','};

    /**
     * Null when the values do not say.
     *
     * @param isOut of each row whether a word says that it is money out; empty where no column of words does
     */
    static @Nullable AmountColumns solve(List<NumberColumn> all, int rows, List<Boolean> isOut) {
        var different = different(all);
        var money = different.stream().filter(NumberColumn::isMoney).toList();
        var numbers = (money.isEmpty() ? different : money)
                .stream().limit(COLUMNS_TRIED).toList();
        if (numbers.isEmpty()) {
            return null;
        }
        // Of two rows a chain has a single link, which whole numbers may make by chance.
        var chained = rows > LINKS_MIN ? different.stream().limit(COLUMNS_TRIED).toList() : numbers;
        var byChain = rows > 1 && !(rows <= LINKS_MIN && money.isEmpty()) ? byChain(chained, isOut) : null;
        if (byChain == null) {
            return bySigns(numbers, different, rows);
        }
        return rows > LINKS_MIN || byChain.isOnlyOfTwo(different) ? byChain : byChain.asOneOfSeveral();
    }

    /** Whether a single link tells all the same: amounts with both signs lead on their balances, and these do not lead on the amounts. */
    private boolean isOnlyOfTwo(List<NumberColumn> all) {
        return IntStream.range(0, MARKS.length).anyMatch(i -> {
            var amounts = find(all, amount);
            var balances = find(all, balance);
            return amounts != null
                    && balances != null
                    && amounts.isMoney()
                    && balances.isMoney()
                    && amounts.hasNegative(MARKS[i])
                    && amounts.hasPositive(MARKS[i])
                    && balances.isFilled(MARKS[i])
                    && !chains(balances.values(MARKS[i]), amounts.values(MARKS[i]));
        });
    }

    private static @Nullable NumberColumn find(List<NumberColumn> all, int place) {
        return all.stream()
                .filter(number -> number.column() == place)
                .findFirst()
                .orElse(null);
    }

    private AmountColumns asOneOfSeveral() {
        return new AmountColumns(amount, debit, credit, balance, false);
    }

    /** Those that say what no column before them does: of two that are the same in all rows the first. */
    private static List<NumberColumn> different(List<NumberColumn> all) {
        var different = new ArrayList<NumberColumn>();
        for (NumberColumn column : all) {
            if (different.stream().noneMatch(column::isSame)) {
                different.add(column);
            }
        }
        return different;
    }

    private static @Nullable AmountColumns byChain(List<NumberColumn> numbers, List<Boolean> isOut) {
        for (char mark : MARKS) {
            for (NumberColumn balance : numbers) {
                if (!balance.isFilled(mark)) {
                    continue;
                }
                var found = byChain(numbers, balance, mark, isOut);
                if (found != null) {
                    return found;
                }
            }
        }
        return ofBalancesBefore(numbers);
    }

    private static @Nullable AmountColumns byChain(
            List<NumberColumn> numbers, NumberColumn balance, char mark, List<Boolean> isOut) {
        var balances = balance.values(mark);
        for (NumberColumn first : numbers) {
            if (first.column() == balance.column() || first.values(mark).isEmpty()) {
                continue;
            }
            if (first.isFilled(mark)
                    && !areSerials(first, balance)
                    && (chains(first.values(mark), balances) || chains(signed(first, mark, isOut), balances))) {
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

    /** The only amounts with both signs that lead from a balance before each row to the one before the next. */
    private static @Nullable AmountColumns ofBalancesBefore(List<NumberColumn> numbers) {
        Set<AmountColumns> found = new LinkedHashSet<>();
        for (char mark : MARKS) {
            for (NumberColumn balance : numbers) {
                for (NumberColumn amount : numbers) {
                    if (amount != balance
                            && balance.isFilled(mark)
                            && amount.isFilled(mark)
                            && amount.hasNegative(mark)
                            && amount.hasPositive(mark)
                            && leadsOn(amount.values(mark), balance.values(mark))) {
                        found.add(new AmountColumns(amount.column(), -1, -1, -1, true));
                    }
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /** Numbers that rise by one are those of rows, and a column of ones beside them says nothing. */
    private static boolean areSerials(NumberColumn amounts, NumberColumn balances) {
        return !amounts.isMoney()
                && !balances.isMoney()
                && amounts.values('.').stream().distinct().count() == 1;
    }

    /** Amounts without signs as the words beside them say; as they are where no words do. */
    private static List<@Nullable BigDecimal> signed(NumberColumn amounts, char mark, List<Boolean> isOut) {
        var values = amounts.values(mark);
        if (isOut.isEmpty() || amounts.hasNegative(mark)) {
            return values;
        }
        var signed = new ArrayList<@Nullable BigDecimal>(values.size());
        for (int i = 0; i < values.size(); i++) {
            signed.add(isOut.get(i) ? orZero(values.get(i)).negate() : values.get(i));
        }
        return signed;
    }

    private static @Nullable AmountColumns bySigns(List<NumberColumn> numbers, List<NumberColumn> all, int rows) {
        Set<AmountColumns> found = new LinkedHashSet<>();
        for (char mark : MARKS) {
            var readable = numbers.stream()
                    .filter(number -> !number.values(mark).isEmpty())
                    .toList();
            var filled =
                    readable.stream().filter(number -> number.isFilled(mark)).toList();
            var apart = apart(readable, mark);
            var unsigned = apart == null ? apartWithoutSigns(all, filled, mark) : null;
            if (apart != null) {
                found.add(apart);
            } else if (unsigned != null) {
                found.add(unsigned);
            } else if (filled.size() == 1) {
                var amount = filled.getFirst();
                var isSigned = rows > LINKS_MIN
                        && amount.hasNegative(mark)
                        && amount.hasPositive(mark)
                        && all.stream().noneMatch(other -> other != amount && areSteps(other, amount, mark));
                var isOnly = amount.isMoney() && (isSigned || isOnly(amount, all)) && readable.size() == 1;
                found.add(new AmountColumns(amount.column(), -1, -1, -1, isOnly));
            } else {
                var signed = filled.stream()
                        .filter(number -> number.hasNegative(mark) && number.hasPositive(mark))
                        .toList();
                if (filled.size() == 2 && areOpposite(filled.get(0), filled.get(1), mark)) {
                    found.add(new AmountColumns(filled.getFirst().column(), -1, -1, -1, false));
                } else if (signed.size() == 1 && filled.size() == 2) {
                    var other = filled.get(filled.indexOf(signed.getFirst()) == 0 ? 1 : 0);
                    found.add(new AmountColumns(signed.getFirst().column(), -1, -1, other.column(), false));
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /**
     * Whether one holds what the other changes by, whatever its signs, in half of the rows at least, as some may be missing from a
     * download: then the other may be balances.
     */
    private static boolean areSteps(NumberColumn steps, NumberColumn levels, char mark) {
        var sizes = steps.values(mark);
        var values = levels.values(mark);
        var oldestFirst = 0;
        var newestFirst = 0;
        for (int i = 1; i < Math.min(values.size(), sizes.size()); i++) {
            var change =
                    orZero(values.get(i)).subtract(orZero(values.get(i - 1))).abs();
            oldestFirst += change.compareTo(orZero(sizes.get(i)).abs()) == 0 ? 1 : 0;
            newestFirst += change.compareTo(orZero(sizes.get(i - 1)).abs()) == 0 ? 1 : 0;
        }
        var links = Math.min(values.size(), sizes.size()) - 1;
        return links > 0 && Math.max(oldestFirst, newestFirst) * 2 >= links;
    }

    /** Whether what else has a number in every row is identifiers, by their length. */
    private static boolean isOnly(NumberColumn amount, List<NumberColumn> all) {
        return all.stream()
                .filter(other -> other != amount && (other.isFilled('.') || other.isFilled(',')))
                .allMatch(other -> other.isWholeNumbersOf(IDENTIFIER_DIGITS_MIN));
    }

    /** Whether one is the other with its signs turned round, so that nobody knows whose signs they are. */
    private static boolean areOpposite(NumberColumn one, NumberColumn other, char mark) {
        var values = one.values(mark);
        var others = other.values(mark);
        return IntStream.range(0, values.size())
                .allMatch(i ->
                        orZero(values.get(i)).compareTo(orZero(others.get(i)).negate()) == 0);
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

    /**
     * The same without signs, where only one pair of columns is so, that which looks most like money: banks put what goes out
     * first, but not all of them.
     */
    private static @Nullable AmountColumns apartWithoutSigns(
            List<NumberColumn> all, List<NumberColumn> filled, char mark) {
        var balance = filled.size() == 1 ? filled.getFirst().column() : -1;
        var found = new ArrayList<AmountColumns>();
        var most = all.stream().anyMatch(NumberColumn::isMoney) ? 1 : 0;
        for (int out = 0; out < all.size(); out++) {
            for (int in = out + 1; in < all.size(); in++) {
                var first = all.get(out);
                var second = all.get(in);
                if (inMinusOut(first.values(mark), second.values(mark)) == null
                        || !(first.hasPositive(mark) && second.hasPositive(mark))) {
                    continue;
                }
                var ofMoney = (first.isMoney() ? 1 : 0) + (second.isMoney() ? 1 : 0);
                if (ofMoney > most) {
                    found.clear();
                    most = ofMoney;
                }
                if (ofMoney == most) {
                    found.add(new AmountColumns(-1, first.column(), second.column(), balance, false));
                }
            }
        }
        return found.size() == 1 && filled.size() <= 1 ? found.getFirst() : null;
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

    /** Whether each balance is the one before and its amount, from the oldest row on or from the newest. */
    private static boolean leadsOn(List<@Nullable BigDecimal> amounts, List<@Nullable BigDecimal> balances) {
        var oldestFirst = true;
        var newestFirst = true;
        for (int i = 1; i < balances.size(); i++) {
            var above = orZero(balances.get(i - 1));
            var below = orZero(balances.get(i));
            oldestFirst &= above.add(orZero(amounts.get(i - 1))).compareTo(below) == 0;
            newestFirst &= below.add(orZero(amounts.get(i))).compareTo(above) == 0;
        }
        return balances.size() > LINKS_MIN && (oldestFirst || newestFirst);
    }

    /** Whether each balance follows from the one before or the one after, all in the same direction. What never changes shows nothing. */
    private static boolean chains(List<@Nullable BigDecimal> amounts, List<@Nullable BigDecimal> balances) {
        var oldestFirst = true;
        var newestFirst = true;
        var first = balances.isEmpty() ? BigDecimal.ZERO : orZero(balances.getFirst());
        for (int i = 1; i < balances.size(); i++) {
            var before = orZero(balances.get(i - 1));
            var after = orZero(balances.get(i));
            oldestFirst &= before.add(orZero(amounts.get(i))).compareTo(after) == 0;
            newestFirst &= after.add(orZero(amounts.get(i - 1))).compareTo(before) == 0;
        }
        var changes = balances.stream().map(AmountColumns::orZero).anyMatch(balance -> balance.compareTo(first) != 0);
        return changes && (oldestFirst || newestFirst);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
