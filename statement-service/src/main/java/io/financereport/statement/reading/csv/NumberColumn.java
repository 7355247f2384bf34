package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are all numbers, before anybody knows what they count.
 *
 * @param column its place, from 0
 * @param byPoint the values when a point parts the decimals, null where there is none; empty when they cannot be read so
 * @param byComma the same for a comma
 * @param isMoney whether anything says that they are amounts: decimals, a sign, a mark of a currency
 */
record NumberColumn(
        int column, List<@Nullable BigDecimal> byPoint, List<@Nullable BigDecimal> byComma, boolean isMoney) {

    /** Null when a value is no number, or all are missing. */
    static @Nullable NumberColumn of(List<CsvRecord> rows, int column) {
        var byPoint = new ArrayList<@Nullable BigDecimal>(rows.size());
        var byComma = new ArrayList<@Nullable BigDecimal>(rows.size());
        var isMoney = false;
        var filled = 0;
        for (CsvRecord row : rows) {
            var text = row.field(column);
            if (text.isEmpty()) {
                byPoint.add(null);
                byComma.add(null);
                continue;
            }
            var number = WrittenNumber.of(text);
            if (number == null || !(number.mark().isEmpty() || Currencies.isMark(number.mark()))) {
                return null;
            }
            filled++;
            byPoint.add(number.read('.'));
            byComma.add(number.read(','));
            isMoney |= number.negative()
                    || !number.mark().isEmpty()
                    || text.startsWith("+")
                    || number.digits().chars().anyMatch(c -> c == '.' || c == ',');
        }
        return filled == 0
                ? null
                : new NumberColumn(column, complete(byPoint, filled), complete(byComma, filled), isMoney);
    }

    /** The values under one of the two marks; empty when they cannot be read so. */
    List<@Nullable BigDecimal> values(char mark) {
        return mark == '.' ? byPoint : byComma;
    }

    boolean isFilled(char mark) {
        var values = values(mark);
        return !values.isEmpty() && values.stream().allMatch(value -> value != null);
    }

    /** Whether both say the same in every row. */
    boolean isSame(NumberColumn other) {
        return isMoney == other.isMoney && areSame(byPoint, other.byPoint) && areSame(byComma, other.byComma);
    }

    private static boolean areSame(List<@Nullable BigDecimal> some, List<@Nullable BigDecimal> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> isSame(some.get(i), others.get(i)));
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** Whether all are whole numbers of so many digits or more. */
    boolean isWholeNumbersOf(int digits) {
        return !isMoney && byPoint.stream().allMatch(value -> value != null && value.precision() >= digits);
    }

    boolean hasNegative(char mark) {
        return values(mark).stream().anyMatch(value -> value != null && value.signum() < 0);
    }

    boolean hasPositive(char mark) {
        return values(mark).stream().anyMatch(value -> value != null && value.signum() > 0);
    }

    private static List<@Nullable BigDecimal> complete(List<@Nullable BigDecimal> values, int filled) {
        return values.stream().filter(value -> value != null).count() == filled ? values : List.of();
    }
}
