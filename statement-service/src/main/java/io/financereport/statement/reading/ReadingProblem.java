package io.financereport.statement.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a reader has to say about a file.
 *
 * @param detail a sentence with the values and what to do
 * @param line where it shows first, counted from 1
 */
public record ReadingProblem(
        ReadingCode code, String detail, @Nullable Long line) {
    public ReadingProblem {
        detail = Texts.withoutZeros(detail);
    }

    public static ReadingProblem of(ReadingCode code, String detail) {
        return new ReadingProblem(code, detail, null);
    }

    public static ReadingProblem at(ReadingCode code, String detail, long line) {
        return new ReadingProblem(code, detail, line);
    }
}
