package io.financereport.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page after this one, or null at the end
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page from rows that were asked for with one more than the limit, so that it is known whether more follow.
     *
     * @param rows at most {@code request.limit() + 1}
     * @param cursor the sort key of a row
     */
    public static <T> Page<T> of(PageRequest request, List<T> rows, Function<T, Cursor> cursor) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, cursor.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> shape) {
        return new Page<R>(items.stream().<R>map(shape).toList(), next);
    }
}
