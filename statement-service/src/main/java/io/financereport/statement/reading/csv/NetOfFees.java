package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the amount of a row is what a fee beside it leaves of another number. Of money that comes in a fee makes less, and of money out
 * it makes more; where nothing says which of the two a row is, a number to the left of its amount was there before the fee, as sums
 * stand to the right of what they are made of.
 */
final class NetOfFees {
    /** Who sells has fees of a few kinds; more columns of numbers are no statement's, and are not looked at. */
    static final int FEES_MAX = 4;

    static final int NUMBERS_MAX = 16;

    private static final Set<ColumnRole> AMOUNTS =
            EnumSet.of(ColumnRole.AMOUNT, ColumnRole.GROSS, ColumnRole.DEBIT, ColumnRole.CREDIT);

    private final CsvColumns columns;
    private final List<Integer> fees;
    private final List<Integer> others;

    NetOfFees(CsvColumns columns) {
        this.columns = columns;
        var names = columns.header().names();
        this.fees = IntStream.range(0, columns.amount() < 0 ? 0 : names.size())
                .filter(column -> column != columns.amount() && Fees.isNamed(names.get(column)))
                .limit(FEES_MAX)
                .boxed()
                .toList();
        this.others = IntStream.range(0, names.size())
                .filter(column -> column != columns.amount() && column != columns.balance() && !fees.contains(column))
                .filter(column -> mayHoldAmounts(columns.header().roles().get(column)))
                .limit(NUMBERS_MAX)
                .boxed()
                .toList();
    }

    /** Whether a column of such a role may hold an amount that another one is made of. */
    static boolean mayHoldAmounts(@Nullable ColumnRole role) {
        return role == null || AMOUNTS.contains(role);
    }

    /** Whether the row has a fee, and its amount is net of that. */
    boolean isNet(CsvRecord row) {
        if (fees.isEmpty()) {
            return false;
        }
        var net = numberAt(row, columns.amount());
        var taken = fees.stream()
                .map(column -> numberAt(row, column))
                .filter(Objects::nonNull)
                .filter(fee -> !fee.isZero())
                .toList();
        return net != null && !taken.isEmpty() && others.stream().anyMatch(column -> isNet(row, net, taken, column));
    }

    private boolean isNet(CsvRecord row, WrittenNumber net, List<WrittenNumber> taken, int column) {
        var gross = numberAt(row, column);
        if (gross == null) {
            return false;
        }
        var isOut = net.negative()
                || columns.directions().stream().anyMatch(place -> DirectionWords.isOut(row.field(place)));
        var isIn = !isOut
                && (column < columns.amount()
                        || columns.directions().stream().anyMatch(place -> isIn(row.field(place))));
        return (isOut || isIn)
                && taken.stream()
                        .anyMatch(fee -> isRest(
                                gross, fee, net, number -> isOut ? number.abs().negate() : number.abs()));
    }

    private static boolean isIn(String word) {
        return DirectionWords.isDirection(word) && !DirectionWords.isNeither(word);
    }

    /** Whether the last number is, under either decimal mark, the first one less the size of the fee. */
    private static boolean isRest(
            WrittenNumber gross, WrittenNumber fee, WrittenNumber net, UnaryOperator<BigDecimal> sign) {
        return isRest(gross, fee, net, '.', sign) || isRest(gross, fee, net, ',', sign);
    }

    /**
     * Whether the last number is the first one less the size of the fee.
     *
     * @param sign of money out and in
     */
    static boolean isRest(
            WrittenNumber gross, WrittenNumber fee, WrittenNumber net, char mark, UnaryOperator<BigDecimal> sign) {
        var before = gross.read(mark);
        var size = fee.read(mark);
        var after = net.read(mark);
        return before != null
                && size != null
                && after != null
                && sign.apply(before).subtract(size.abs()).compareTo(sign.apply(after)) == 0;
    }

    static @Nullable WrittenNumber numberAt(CsvRecord row, int column) {
        var text = row.value(column);
        return text.isEmpty() ? null : WrittenNumber.of(text);
    }
}
