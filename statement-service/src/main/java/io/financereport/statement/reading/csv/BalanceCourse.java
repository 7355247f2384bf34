package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether balances beside amounts without signs follow from them as money in, in either order of the rows and under either mark. */
final class BalanceCourse {
    private final Course byPoint = new Course('.');
    private final Course byComma = new Course(',');

    void learn(String amount, String balance) {
        var step = amount.isEmpty() ? null : WrittenNumber.of(amount);
        var number = balance.isEmpty() ? null : WrittenNumber.of(balance);
        if (step != null && number != null) {
            byPoint.learn(step, number);
            byComma.learn(step, number);
        }
    }

    /** Whether the amounts, all of them money in, cannot be what moved the balance. */
    boolean isAgainstMoneyIn() {
        return byPoint.isBroken() && byComma.isBroken();
    }

    private static final class Course {
        private final char mark;
        private @Nullable BigDecimal lastStep;
        private @Nullable BigDecimal last;
        private boolean isUnreadable;
        private boolean isOldestFirst = true;
        private boolean isNewestFirst = true;

        private Course(char mark) {
            this.mark = mark;
        }

        private void learn(WrittenNumber amount, WrittenNumber balance) {
            var step = amount.read(mark);
            var next = balance.read(mark);
            isUnreadable |= step == null || next == null;
            if (step == null || next == null) {
                return;
            }
            if (last != null && lastStep != null) {
                isOldestFirst &= last.add(step).compareTo(next) == 0;
                isNewestFirst &= next.add(lastStep).compareTo(last) == 0;
            }
            last = next;
            lastStep = step;
        }

        /** What cannot be read so does not speak for it. */
        private boolean isBroken() {
            return isUnreadable || !(isOldestFirst || isNewestFirst);
        }
    }
}
