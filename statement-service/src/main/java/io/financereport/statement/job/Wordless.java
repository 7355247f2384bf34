package io.financereport.statement.job;

import io.micronaut.data.exceptions.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: what it is and where it came about, without its words, which may quote the file. A failure of the
 * database keeps them, as they quote nothing.
 */
final class Wordless extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int CAUSES_MAX = 10;

    private Wordless(Throwable failure, @Nullable Throwable cause) {
        super(
                failure instanceof DataAccessException
                        ? failure.getMessage()
                        : failure.getClass().getName(),
                cause,
                false,
                true);
        setStackTrace(failure.getStackTrace());
    }

    static Wordless of(Throwable failure) {
        return of(failure, CAUSES_MAX);
    }

    private static Wordless of(Throwable failure, int causesMax) {
        var cause = failure.getCause();
        return new Wordless(failure, cause == null || causesMax == 0 ? null : of(cause, causesMax - 1));
    }
}
