package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the balances beside amounts move with them: as what is there, or, where they rise with money out, as what is owed on a card
 * or a loan. The rows may begin with the oldest or the newest, and either mark may part the decimals.
 */
final class BalanceCourse {
    /** What so many steps do not show of a debt is chance. */
    private static final int STEPS_MIN = 2;

    /** What so many rows do not show is not there. */
    private static final int ROWS_LOOKED_AT = 5_000;

    private int rows;
    private final Course byPoint = new Course('.');
    private final Course byComma = new Course(',');

    /**
     * Takes a row's amount and balance.
     *
     * @param isOut whether the amount is money out; a sign before it in the file does not count
     */
    void learn(WrittenNumber amount, boolean isOut, String balance) {
        var number = balance.isEmpty() || rows == ROWS_LOOKED_AT ? null : WrittenNumber.of(balance);
        if (number != null) {
            rows++;
            byPoint.learn(amount, isOut, number);
            byComma.learn(amount, isOut, number);
        }
    }

    /** Whether the amounts cannot be what moved the balances of what is there. */
    boolean isBroken() {
        return !byPoint.isHeld() && !byComma.isHeld();
    }

    /** Whether balances follow as what is owed, and do not as what is there. */
    boolean isOwed() {
        return (byPoint.isOwed() || byComma.isOwed()) && isBroken();
    }

    private static final class Course {
        private final char mark;
        private BigDecimal lastStep = BigDecimal.ZERO;
        private @Nullable BigDecimal last;
        private int steps;
        private boolean isUnreadable;
        private boolean isOldestFirst = true;
        private boolean isNewestFirst = true;
        private boolean isOwedOldestFirst = true;
        private boolean isOwedNewestFirst = true;

        private Course(char mark) {
            this.mark = mark;
        }

        private void learn(WrittenNumber amount, boolean isOut, WrittenNumber balance) {
            var size = amount.read(mark);
            var next = balance.read(mark);
            if (size == null || next == null) {
                isUnreadable = true;
                return;
            }
            var step = isOut ? size.abs().negate() : size.abs();
            if (last != null) {
                steps++;
                var moved = next.subtract(last);
                isOldestFirst &= moved.compareTo(step) == 0;
                isNewestFirst &= moved.negate().compareTo(lastStep) == 0;
                isOwedOldestFirst &= moved.negate().compareTo(step) == 0;
                isOwedNewestFirst &= moved.compareTo(lastStep) == 0;
            }
            last = next;
            lastStep = step;
        }

        /** What cannot be read so does not speak for it. */
        private boolean isHeld() {
            return !isUnreadable && (isOldestFirst || isNewestFirst);
        }

        private boolean isOwed() {
            return !isUnreadable && steps >= STEPS_MIN && (isOwedOldestFirst || isOwedNewestFirst);
        }
    }
}
