package io.financereport.statement.statement;

import io.financereport.statement.reading.DateOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words by which a person answers in which order a file writes its dates. */
final class GivenDateOrder {
    private GivenDateOrder() {}

    static Optional<DateOrder> find(@Nullable String words) {
        return Arrays.stream(DateOrder.values())
                .filter(order -> order.words().equals(words))
                .findFirst();
    }

    static String choices() {
        return String.join(
                ", ", Arrays.stream(DateOrder.values()).map(DateOrder::words).toList());
    }
}
