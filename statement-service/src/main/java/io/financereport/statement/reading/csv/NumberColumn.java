package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> MARKS_OF_MONEY = Set.of(
            "kr", "kr.", "rs", "rs.", "zł", "kč", "ft", "lei", "fr", "fr.", "sfr", "sfr.", "tl", "rm", "rp", "din");

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
            if (number == null || !isOfMoney(number.mark())) {
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

    boolean hasNegative(char mark) {
        return values(mark).stream().anyMatch(value -> value != null && value.signum() < 0);
    }

    boolean hasPositive(char mark) {
        return values(mark).stream().anyMatch(value -> value != null && value.signum() > 0);
    }

    /** Letters beside digits are a currency, or the value is a code such as T1. */
    private static boolean isOfMoney(String mark) {
        return mark.isEmpty()
                || mark.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
                || Currencies.ofSign(mark) != null
                || MARKS_OF_MONEY.contains(mark.toLowerCase(Locale.ROOT));
    }

    private static List<@Nullable BigDecimal> complete(List<@Nullable BigDecimal> values, int filled) {
        return values.stream().filter(value -> value != null).count() == filled ? values : List.of();
    }
}
