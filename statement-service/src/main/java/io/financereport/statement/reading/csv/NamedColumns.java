package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the values of the first rows add to the names of their columns. */
final class NamedColumns {
    private static final Set<String> CURRENCY_WORDS = Set.of(
            "currency",
            "ccy",
            "wahrung",
            "waehrung",
            "devise",
            "divisa",
            "moneda",
            "moeda",
            "valuta",
            "waluta",
            "mena",
            "munt",
            "doviz",
            "deviz",
            "валюта",
            "币种",
            "货币",
            "币别",
            "幣別",
            "通貨");

    /** What a side is called, and fees or the like are called as well. */
    private static final Set<String> OTHER_SIDES =
            Set.of("charge", "charges", "payment", "payments", "purchases", "receipts", "paid", "spent", "cost");

    private final List<String> names;
    private final List<CsvRecord> rows;
    private final List<@Nullable ColumnRole> roles;

    private NamedColumns(CsvHeader header, List<CsvRecord> rows) {
        this.names = header.names();
        this.rows = rows;
        this.roles = new ArrayList<>(header.roles());
    }

    /** The roles of a header's columns after a look at the rows below it. */
    static List<@Nullable ColumnRole> roles(CsvHeader header, List<CsvRecord> rows) {
        var columns = new NamedColumns(header, rows);
        columns.settleWordsOfSeveralMeanings();
        columns.settleDaysUnderAmounts();
        columns.settleDaysUnderTimes();
        columns.settleAmountsUnderBothSides();
        columns.settleAmountsThatAreNotThere();
        columns.settleAmountsAfterFees();
        columns.settleAmountsBesideSides();
        columns.findOtherSide();
        columns.settleAmountsBehindTheirCurrency();
        columns.findDirection();
        columns.findCurrency();
        return columns.roles;
    }

    private void settleWordsOfSeveralMeanings() {
        for (int column = 0; column < roles.size(); column++) {
            var value = firstOf(column);
            if (roles.get(column) == ColumnRole.DATE_OR_OTHER && value != null) {
                roles.set(column, roleOfValue(value));
            }
        }
    }

    private @Nullable ColumnRole roleOfValue(String value) {
        if (Currencies.find(value) != null) {
            return ColumnRole.CURRENCY;
        } else if (!WrittenDate.of(value).readings().isEmpty()) {
            return ColumnRole.VALUE_ON;
        } else {
            return WrittenNumber.of(value) != null && !roles.contains(ColumnRole.AMOUNT) ? ColumnRole.AMOUNT : null;
        }
    }

    /** The day of value is called as amounts are in another language: {@code Valør}. */
    private void settleDaysUnderAmounts() {
        for (int column = 0; column < roles.size(); column++) {
            // 30.04.2024 may be a number too, where nothing beside it is one.
            if (roles.get(column) == ColumnRole.AMOUNT
                    && all(column, NamedColumns::isDay)
                    && (!any(column, value -> WrittenNumber.of(value) != null)
                            || (isBesideAmounts(column) && all(column, value -> value.indexOf('.') > 0)))) {
                roles.set(column, roles.contains(ColumnRole.VALUE_ON) ? null : ColumnRole.VALUE_ON);
            }
        }
    }

    private void settleDaysUnderTimes() {
        for (int column = 0; column < roles.size() && !CsvHeader.hasDate(roles); column++) {
            if (HeaderWords.isTime(names.get(column)) && all(column, NamedColumns::isDay)) {
                roles.set(column, ColumnRole.DATE);
            }
        }
    }

    private static boolean isDay(String value) {
        return !WrittenDate.of(value).readings().isEmpty();
    }

    private boolean isBesideAmounts(int column) {
        return IntStream.range(0, roles.size())
                .anyMatch(other -> other != column
                        && CsvHeader.isAmount(roles.get(other))
                        && any(other, value -> WrittenNumber.of(value) != null && !isDay(value)));
    }

    /** "Debit/credit" is over signed amounts in some files, and over words in others. */
    private void settleAmountsUnderBothSides() {
        for (int column = 0; column < roles.size() && !roles.contains(ColumnRole.AMOUNT); column++) {
            if (roles.get(column) == ColumnRole.DIRECTION && all(column, value -> WrittenNumber.of(value) != null)) {
                roles.set(column, ColumnRole.AMOUNT);
            }
        }
    }

    /** Of several columns of amounts, one that no row has says nothing. */
    private void settleAmountsThatAreNotThere() {
        for (int column = 0; column < roles.size(); column++) {
            var isAlone = roles.indexOf(ColumnRole.AMOUNT) == roles.lastIndexOf(ColumnRole.AMOUNT);
            if (!isAlone && roles.get(column) == ColumnRole.AMOUNT && firstOf(column) == null) {
                roles.set(column, null);
            }
        }
    }

    /** Where one column is in all rows what the fees beside it leave of an amount, it is what the account moves by. */
    private void settleAmountsAfterFees() {
        var fees = places(column -> roles.get(column) == null && Fees.isNamed(names.get(column)), NetOfFees.FEES_MAX);
        var amounts = fees.isEmpty()
                ? List.<Integer>of()
                : places(
                        column -> !fees.contains(column)
                                && NetOfFees.mayHoldAmounts(roles.get(column))
                                && any(column, value -> WrittenNumber.of(value) != null),
                        NetOfFees.NUMBERS_MAX);
        for (int fee : fees) {
            for (int gross : amounts) {
                var role = roles.get(gross);
                var net = role == ColumnRole.AMOUNT || role == ColumnRole.GROSS ? netOf(gross, fee, amounts) : -1;
                if (net >= 0) {
                    roles.replaceAll(other -> other == ColumnRole.AMOUNT ? ColumnRole.GROSS : other);
                    roles.set(net, ColumnRole.AMOUNT);
                    return;
                }
            }
        }
    }

    private List<Integer> places(IntPredicate fits, int most) {
        return IntStream.range(0, roles.size()).filter(fits).limit(most).boxed().toList();
    }

    private int netOf(int gross, int fee, List<Integer> amounts) {
        return amounts.stream()
                .filter(net -> net != gross && (isNet(gross, fee, net, '.') || isNet(gross, fee, net, ',')))
                .findFirst()
                .orElse(-1);
    }

    private boolean isNet(int gross, int fee, int net, char mark) {
        var fees = 0;
        for (CsvRecord row : rows) {
            var before = WrittenNumber.of(row.value(gross));
            var taken = WrittenNumber.of(row.value(fee));
            var after = WrittenNumber.of(row.value(net));
            // Nothing came of a sale that failed.
            if (before == null || taken == null || after == null || after.isZero()) {
                continue;
            }
            if (!NetOfFees.isRest(before, taken, after, mark, UnaryOperator.identity())) {
                return false;
            }
            fees += taken.isZero() ? 0 : 1;
        }
        return fees > 0;
    }

    /** Beside money out and in of its own columns, an amount that no row has, or that has no sign, says nothing. */
    private void settleAmountsBesideSides() {
        var out = roles.indexOf(ColumnRole.DEBIT);
        var in = roles.indexOf(ColumnRole.CREDIT);
        var sides = Stream.of(out, in)
                .filter(side -> side >= 0 && firstOf(side) != null)
                .count();
        for (int column = 0; sides > 0 && column < roles.size(); column++) {
            var isUnsigned = sides == 2 && isEitherSide(out, in) && !any(column, NamedColumns::isNegative);
            if (roles.get(column) == ColumnRole.AMOUNT && (firstOf(column) == null || isUnsigned)) {
                roles.set(column, null);
            }
        }
    }

    /** Next to the only side that is named, a column of money under a word for it that is filled in all other rows is the other side. */
    private void findOtherSide() {
        var out = roles.indexOf(ColumnRole.DEBIT);
        var in = roles.indexOf(ColumnRole.CREDIT);
        if (roles.contains(ColumnRole.AMOUNT) || roles.contains(ColumnRole.GROSS) || (out < 0) == (in < 0)) {
            return;
        }
        var named = Math.max(out, in);
        var found = IntStream.of(named - 1, named + 1)
                .filter(column -> column >= 0 && column < roles.size() && roles.get(column) == null)
                .filter(column -> OTHER_SIDES.contains(PlainWords.of(names.get(column))))
                .filter(column -> all(column, NamedColumns::isMoney) && areOtherRows(named, column))
                .toArray();
        if (found.length == 1) {
            roles.set(found[0], out < 0 ? ColumnRole.DEBIT : ColumnRole.CREDIT);
        }
    }

    private boolean areOtherRows(int one, int other) {
        return firstOf(one) != null
                && rows.stream()
                        .allMatch(row ->
                                row.value(one).isEmpty() != row.value(other).isEmpty());
    }

    private static boolean isMoney(String value) {
        var number = WrittenNumber.of(value);
        return number != null && !number.digits().chars().allMatch(Character::isDigit);
    }

    private boolean isEitherSide(int out, int in) {
        return rows.stream()
                .noneMatch(row -> !row.value(out).isEmpty() && !row.value(in).isEmpty());
    }

    private static boolean isNegative(String value) {
        var number = WrittenNumber.of(value);
        return number != null && number.negative();
    }

    /** Some banks write the name over the currency, and nothing over the amount behind it. */
    private void settleAmountsBehindTheirCurrency() {
        for (int column = 0; column + 1 < roles.size(); column++) {
            var role = roles.get(column);
            if ((CsvHeader.isAmount(role) || role == ColumnRole.BALANCE)
                    && names.get(column + 1).isBlank()
                    && all(column, NamedColumns::isCurrency)
                    && all(column + 1, value -> WrittenNumber.of(value) != null)) {
                roles.set(column, roles.contains(ColumnRole.CURRENCY) ? null : ColumnRole.CURRENCY);
                roles.set(column + 1, role);
            }
        }
    }

    /** A column of words for in and out, whatever stands over it, beside amounts that need one. */
    private void findDirection() {
        if (!roles.contains(ColumnRole.AMOUNT) || roles.contains(ColumnRole.DIRECTION)) {
            return;
        }
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column) == null
                    && all(column, DirectionWords::isDirection)
                    && (any(column, DirectionWords::isOut) || namesSign(names.get(column)))
                    && any(column, value -> !DirectionWords.isOut(value))) {
                roles.set(column, ColumnRole.DIRECTION);
                return;
            }
        }
    }

    /** Codes of currencies next to an amount, under a name that has the word for them. */
    private void findCurrency() {
        if (roles.contains(ColumnRole.CURRENCY)) {
            return;
        }
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column) == null
                    && (isAmountAt(column - 1) || isAmountAt(column + 1))
                    && namesCurrency(names.get(column))
                    && all(column, NamedColumns::isCurrency)) {
                roles.set(column, ColumnRole.CURRENCY);
            }
        }
    }

    private boolean isAmountAt(int column) {
        return column >= 0 && column < roles.size() && CsvHeader.isAmount(roles.get(column));
    }

    private static boolean namesCurrency(String name) {
        var words = PlainWords.of(name);
        return CURRENCY_WORDS.stream().anyMatch(words::contains);
    }

    /** Some banks mark money in with a word under a name that has the word for signs, and leave money out without. */
    private static boolean namesSign(String name) {
        return PlainWords.of(name).endsWith("sign");
    }

    private static boolean isCurrency(String value) {
        return Currencies.ofCode(value) != null;
    }

    private @Nullable String firstOf(int column) {
        return rows.stream()
                .map(row -> row.field(column))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Whether there are values and all are so. */
    private boolean all(int column, Predicate<String> kind) {
        return firstOf(column) != null && !any(column, value -> !kind.test(value));
    }

    private boolean any(int column, Predicate<String> kind) {
        return rows.stream()
                .map(row -> row.field(column))
                .filter(value -> !value.isEmpty())
                .anyMatch(kind);
    }
}
