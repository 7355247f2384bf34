package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether the balances of a file go up and down, under either mark of decimals. */
final class BalanceCourse {
    private final Course byPoint = new Course('.');
    private final Course byComma = new Course(',');

    void learn(String balance) {
        var number = balance.isEmpty() ? null : WrittenNumber.of(balance);
        if (number != null) {
            byPoint.learn(number);
            byComma.learn(number);
        }
    }

    /** Whether amounts that are all money in cannot be all that moved the balance. */
    boolean turns() {
        return byPoint.turns() && byComma.turns();
    }

    private static final class Course {
        private final char mark;
        private @Nullable BigDecimal last;
        private boolean isUnreadable;
        private boolean rises;
        private boolean falls;

        private Course(char mark) {
            this.mark = mark;
        }

        private void learn(WrittenNumber number) {
            var next = isUnreadable ? null : number.read(mark);
            isUnreadable |= next == null;
            if (last != null && next != null) {
                var step = next.compareTo(last);
                rises |= step > 0;
                falls |= step < 0;
            }
            last = next;
        }

        /** What cannot be read so does not speak against it. */
        private boolean turns() {
            return isUnreadable || (rises && falls);
        }
    }
}
