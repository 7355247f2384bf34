package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.written.WrittenDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two columns of days without names: the first is taken for the days of booking, and the values may leave no other reading. Nothing
 * is booked before it was transacted, so days that never come after the first column's are transactions or values; and statements
 * go through the days of booking in their order.
 */
record DayColumns(List<WrittenDate> first, List<WrittenDate> second) {
    DayColumns {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    boolean isFirstBooked() {
        return orders().allMatch(
                        order -> isNeverAfter(order) || (isInOrder(first, order) && !isInOrder(second, order)));
    }

    private Stream<DateOrder> orders() {
        return Arrays.stream(DateOrder.values())
                .filter(order ->
                        Stream.concat(first.stream(), second.stream()).allMatch(date -> date.day(order) != null));
    }

    private boolean isNeverAfter(DateOrder order) {
        for (int i = 0; i < first.size(); i++) {
            if (Objects.requireNonNull(second.get(i).day(order))
                    .isAfter(first.get(i).day(order))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInOrder(List<WrittenDate> dates, DateOrder order) {
        var rises = false;
        var falls = false;
        for (int i = 1; i < dates.size(); i++) {
            var step = Objects.requireNonNull(dates.get(i).day(order))
                    .compareTo(dates.get(i - 1).day(order));
            rises |= step > 0;
            falls |= step < 0;
        }
        return !(rises && falls);
    }
}
