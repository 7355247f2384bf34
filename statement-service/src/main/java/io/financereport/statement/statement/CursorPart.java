package io.financereport.statement.statement;

import io.financereport.web.Cursor;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a part of a cursor as what a list handed out. */
final class CursorPart {
    private CursorPart() {}

    /**
     * @throws Problem 400 when the part is not what the reader takes, as one of another list may be
     */
    static <T> T read(Cursor cursor, int index, Function<String, T> reader) {
        try {
            return reader.apply(cursor.part(index));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.of(WebProblem.BAD_REQUEST, "cursor: not one that this list handed out; ask again without it");
        }
    }
}
