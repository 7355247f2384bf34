package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.RowRead;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the booked rows of a table of one account come to. */
final class BookedRows {
    private static final int DIGITS_OF_NO_CHANCE = 4;

    private int count;
    /** May be more than an amount can be. */
    private BigDecimal sum = BigDecimal.ZERO;

    private BigDecimal lastAmount = BigDecimal.ZERO;

    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    void see(RowRead row) {
        count++;
        var day = row.bookedOn();
        sum = sum.add(row.amount().amount());
        lastAmount = row.amount().amount();
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }

    int count() {
        return count;
    }

    BigDecimal sum() {
        return sum;
    }

    /** Whether the last row of the file is the sum of those above it, after so much. */
    boolean endsWithSum(BigDecimal before) {
        return count > 2 && before.add(sum).compareTo(lastAmount.add(lastAmount)) == 0;
    }

    /** Whether the last row is that, and of so many digits that this is no chance. */
    boolean endsWithSumForCertain(BigDecimal before) {
        return endsWithSum(before) && lastAmount.stripTrailingZeros().precision() >= DIGITS_OF_NO_CHANCE;
    }

    LocalDate first() {
        return Objects.requireNonNull(first);
    }

    LocalDate last() {
        return Objects.requireNonNull(last);
    }
}
