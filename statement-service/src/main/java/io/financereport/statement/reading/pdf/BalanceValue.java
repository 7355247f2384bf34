package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the number that belongs to the name of a balance: beside it, or below it. */
final class BalanceValue {
    /** Parts of the height of the font. */
    private static final float LINES_APART_MAX = 4f;

    private static final float BESIDE_MAX = 6f;

    private BalanceValue() {}

    /**
     * The balance under its column; else the first amount after its name, or the one under its name; null when there is none.
     *
     * @param word the first one of the name
     * @param header of the table around the line, null where there is none
     */
    static WordNumbers.@Nullable Found of(List<PdfLine> lines, int line, int word, @Nullable TableHeader header) {
        var words = lines.get(line).words();
        var numbers = WordNumbers.besidesDates(words, word);
        if (numbers.isEmpty()) {
            return below(lines, line, word);
        }
        var under = header == null ? null : PdfRow.aligned(header, numbers).get(ColumnRole.BALANCE);
        return under != null
                ? under
                : numbers.stream()
                        .filter(number -> number.kind() == WordNumbers.Kind.MONEY)
                        .findFirst()
                        .orElse(numbers.getLast());
    }

    private static WordNumbers.@Nullable Found below(List<PdfLine> lines, int line, int word) {
        var above = lines.get(line);
        if (line + 1 == lines.size()) {
            return null;
        }
        var below = lines.get(line + 1);
        var apart = below.baseline() - above.baseline();
        if (apart < 0 || apart > LINES_APART_MAX * above.em()) {
            return null;
        }
        var words = above.words();
        var end = word + 1;
        while (end < words.size() && !PdfLine.areOfTwoCells(words.get(end - 1), words.get(end))) {
            end++;
        }
        var name = words.get(word);
        var isLast = end == words.size();
        var left = name.left();
        var right = words.get(end - 1).right();
        var numbers = WordNumbers.besidesDates(below.words(), 0).stream()
                .filter(number -> number.word().right() > left - name.em())
                .toList();
        for (WordNumbers.Found number : numbers) {
            if (number.word().left() < right && number.word().right() > left) {
                return number;
            }
        }
        // Right of the last name nothing else can have the number.
        return numbers.stream()
                .filter(number -> number.word().left() < name.right() + BESIDE_MAX * name.em()
                        || (isLast && number.kind() == WordNumbers.Kind.MONEY && numbers.size() == 1))
                .findFirst()
                .orElse(null);
    }
}
