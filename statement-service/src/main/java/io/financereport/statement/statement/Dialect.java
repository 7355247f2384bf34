package io.financereport.statement.statement;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a person says of how a file is written, where the file leaves it open; null where nobody said. */
record Dialect(
        @Nullable DateOrder dateOrder,
        @Nullable DecimalMark decimalMark,
        @Nullable Signs signs) {

    /**
     * From the words of a form; a blank one counts as none.
     *
     * @throws Problem 422 naming the field and the words that it takes
     */
    static Dialect of(@Nullable String dateOrder, @Nullable String decimalMark, @Nullable String signs) {
        return new Dialect(
                choice("dateOrder", dateOrder, DateOrder.values(), DateOrder::words),
                choice("decimalMark", decimalMark, DecimalMark.values(), DecimalMark::wire),
                choice("signs", signs, Signs.values(), Signs::wire));
    }

    /** These answers, and where there is none an earlier one. */
    Dialect or(Dialect earlier) {
        return new Dialect(
                dateOrder == null ? earlier.dateOrder : dateOrder,
                decimalMark == null ? earlier.decimalMark : decimalMark,
                signs == null ? earlier.signs : signs);
    }

    @Nullable
    String writtenDateOrder() {
        return dateOrder == null ? null : dateOrder.words();
    }

    @Nullable
    String writtenDecimalMark() {
        return decimalMark == null ? null : decimalMark.wire();
    }

    @Nullable
    String writtenSigns() {
        return signs == null ? null : signs.wire();
    }

    private static <T> @Nullable T choice(
            String field, @Nullable String words, T[] choices, Function<T, String> written) {
        if (words == null || words.isBlank()) {
            return null;
        }
        return Arrays.stream(choices)
                .filter(choice -> written.apply(choice).equals(words.strip()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        WebProblem.VALIDATION_FAILED,
                        field + ": one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(choices).map(written).toList())));
    }
}
