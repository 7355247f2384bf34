package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.DecimalSign;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines without a day that are called what sums are called. One that is the sum of rows above it says nothing new; of any other one a
 * person is told, as a shop may be called so.
 */
final class TotalLines {
    private final List<Integer> columns;
    private final Map<Integer, BigDecimal> all = new HashMap<>();
    private final Map<Integer, BigDecimal> sinceLast = new HashMap<>();
    private final Tally others = new Tally();
    private boolean isSeen;

    TotalLines(CsvColumns columns) {
        this.columns = List.of(columns.amount(), columns.debit(), columns.credit());
    }

    /** In the first pass: there is one. */
    void expect() {
        isSeen = true;
    }

    /** In the second pass: a row above those that follow. */
    void add(CsvRecord row, DecimalSign decimals) {
        for (int column : isSeen ? columns : List.<Integer>of()) {
            var amount = amount(row, column, decimals);
            all.merge(column, amount, BigDecimal::add);
            sinceLast.merge(column, amount, BigDecimal::add);
        }
    }

    /**
     * In the second pass: such a line.
     *
     * @param booked what all rows above it come to
     */
    void check(CsvRecord line, DecimalSign decimals, BigDecimal booked) {
        for (int column : columns) {
            var amount = amount(line, column, decimals);
            if (amount.signum() != 0
                    && !isSize(amount, all.get(column))
                    && !isSize(amount, sinceLast.get(column))
                    && !isSize(amount, booked)) {
                others.add(line.line());
                break;
            }
        }
        sinceLast.clear();
    }

    private static BigDecimal amount(CsvRecord line, int column, DecimalSign decimals) {
        var amount = line.value(column).isEmpty() ? null : decimals.find(line.value(column));
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static boolean isSize(BigDecimal amount, @Nullable BigDecimal sum) {
        return sum != null && amount.abs().compareTo(sum.abs()) == 0;
    }

    List<ReadingProblem> problems() {
        return others.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "lines without a day, the first one this, are called what sums are called and are no sum of rows above"
                        + " them: they were left out. Look whether they are rows.");
    }
}
