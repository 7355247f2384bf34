package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.DirectionWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a column says which amounts are money out, and what the signs of the amounts are worth beside it. Signs that repeat the
 * column say nothing new; signs that are the other way round in every row count what is owed; where some agree and some do not, a
 * person is told.
 */
final class Directions {
    /** What one column says over all rows. */
    private static final class Column {
        private final int place;
        private final Tally neither = new Tally();
        private boolean isBroken;
        private boolean isLeftOut;
        private boolean hasOut;
        private boolean hasIn;
        private int plusOut;
        private int minusOut;
        private int minusIn;
        private int plusIn;

        private Column(int place) {
            this.place = place;
        }

        private void learn(String word, int sign, long line) {
            if (word.isEmpty()) {
                isLeftOut = true;
            } else if (DirectionWords.isNeither(word)) {
                neither.add(line);
            } else if (!DirectionWords.isDirection(word)) {
                isBroken = true;
            } else if (DirectionWords.isOut(word)) {
                hasOut = true;
                plusOut += sign > 0 ? 1 : 0;
                minusOut += sign < 0 ? 1 : 0;
            } else {
                hasIn = true;
                plusIn += sign > 0 ? 1 : 0;
                minusIn += sign < 0 ? 1 : 0;
            }
        }

        /** Some banks mark money in and nothing else. */
        private boolean says(boolean hasNegative) {
            return !isBroken && (hasOut || hasIn) && (!isLeftOut || isInMarked(hasNegative));
        }

        private boolean isInMarked(boolean hasNegative) {
            return !isBroken && isLeftOut && hasIn && !hasOut && !hasNegative;
        }

        private boolean isRepeatedBySigns() {
            return minusIn == 0 && plusOut == 0;
        }

        private boolean isReversedBySigns() {
            return minusOut == 0 && plusIn == 0 && minusIn > 0 && plusOut > 0;
        }

        /** More money out is minus than plus: then the signs are as on any statement, and some rows are odd. */
        private boolean isMostlyRepeated() {
            return minusOut >= plusOut;
        }
    }

    private final List<Column> columns;

    Directions(List<Integer> places) {
        this.columns = places.stream().map(Column::new).toList();
    }

    void learn(CsvRecord row, int sign) {
        for (Column column : columns) {
            column.learn(row.field(column.place), sign, row.line());
        }
    }

    /**
     * The column that says whether an amount is money out, or -1 when the amounts say it themselves.
     *
     * @param hasNegative whether any amount is negative
     */
    int column(boolean hasNegative) {
        var column = deciding(hasNegative);
        return column == null ? -1 : column.place;
    }

    /** Whether the deciding column has money out at all. */
    boolean hasOut(boolean hasNegative) {
        var column = deciding(hasNegative);
        return column != null && (column.hasOut || column.isInMarked(hasNegative));
    }

    /** Whether a row is money out by the deciding column, of which there is one. */
    boolean isOut(CsvRecord row, boolean hasNegative) {
        var column = deciding(hasNegative);
        if (column == null) {
            return false;
        }
        var word = row.field(column.place);
        return DirectionWords.isOut(word) || (word.isEmpty() && column.isInMarked(hasNegative));
    }

    /** Whether the signs mean nothing beside the column: each is the other way round. */
    boolean isReversedBySigns() {
        var column = speaking(true);
        return column != null && column.isReversedBySigns();
    }

    private @Nullable Column speaking(boolean hasNegative) {
        return columns.stream()
                .filter(column -> column.says(hasNegative))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Column deciding(boolean hasNegative) {
        var column = speaking(hasNegative);
        if (column == null || !hasNegative || column.isReversedBySigns()) {
            return column;
        }
        return column.isMostlyRepeated() ? null : column;
    }

    /** What a person has to look at. */
    List<ReadingProblem> remarks(boolean hasNegative) {
        var column = speaking(hasNegative);
        if (column == null) {
            return List.of();
        }
        if (column.isInMarked(hasNegative)) {
            return List.of(ReadingProblem.of(
                    ReadingCode.SIGNS_INFERRED,
                    "Column " + (column.place + 1)
                            + " marks money in and leaves the other rows without a word: those are taken as money"
                            + " out."));
        }
        if (hasNegative && !column.isRepeatedBySigns() && !column.isReversedBySigns()) {
            return List.of(ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "Column " + (column.place + 1)
                            + " says which rows are money out, and the signs of the amounts agree with"
                            + " it in some rows only. "
                            + (column.isMostlyRepeated()
                                    ? "The signs are taken as written."
                                    : "A minus is taken for a reversal.")));
        }
        return hasNegative
                ? List.of()
                : column.neither.problems(
                        ReadingCode.SIGN_UNKNOWN,
                        "rows are neither money in nor money out, as the file says; they are taken as money in.");
    }
}
