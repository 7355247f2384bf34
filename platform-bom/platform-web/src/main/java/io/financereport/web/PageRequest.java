package io.financereport.web;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param limit how many items at most, 1 to {@value #LIMIT_MAX}
 * @param cursor where the page before ended, or null for the first
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {
    public static final int LIMIT_MAX = 500;
    public static final int LIMIT_DEFAULT = 50;

    /**
     * @throws Problem 400 when the limit is out of range or the cursor cannot be read
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        var size = limit == null ? LIMIT_DEFAULT : limit;
        if (size < 1 || size > LIMIT_MAX) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "limit: 1 to " + LIMIT_MAX + ", not " + size);
        }
        return new PageRequest(size, cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor));
    }
}
