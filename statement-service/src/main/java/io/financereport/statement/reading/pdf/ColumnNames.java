package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.HeaderWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes names of columns of the words over them, which may take several lines. */
final class ColumnNames {
    private static final int WORDS_OF_A_NAME_MAX = 5;
    private static final Set<String> JOINS = Set.of("and", "&", "und", "et", "y", "e", "en", "och", "og");

    private ColumnNames() {}

    /** Words one above the other name one column; none when a line spans several columns, as a title does. */
    static List<TableHeader.Cell> of(List<PdfLine> lines) {
        var stacks = new ArrayList<List<PdfWord>>();
        var ofSeveralLines = new HashSet<Integer>();
        for (PdfLine line : lines) {
            var above = stacks.size();
            var taken = new HashSet<Integer>();
            for (List<PdfWord> chunk : chunksBelow(line, stacks.subList(0, above))) {
                var over = -1;
                for (int i = 0; i < above; i++) {
                    if (overlap(stacks.get(i), chunk)) {
                        if (over >= 0 || !taken.add(i)) {
                            return List.of();
                        }
                        over = i;
                    }
                }
                if (over < 0) {
                    stacks.add(new ArrayList<>(chunk));
                } else {
                    stacks.get(over).addAll(chunk);
                    ofSeveralLines.add(over);
                }
            }
        }
        // Names of two columns one above the other are a title and a name.
        if (ofSeveralLines.stream()
                .anyMatch(stack -> named(stacks.get(stack)).stream()
                                .filter(cell -> cell.role() != null)
                                .count()
                        > 1)) {
            return List.of();
        }
        return stacks.stream()
                .flatMap(stack -> named(stack).stream())
                .sorted(Comparator.comparingDouble(TableHeader.Cell::left))
                .toList();
    }

    /** The words of a line that stand close; those of them apart that each stand below another name, as of narrow columns. */
    private static List<List<PdfWord>> chunksBelow(PdfLine line, List<List<PdfWord>> stacks) {
        var chunks = new ArrayList<List<PdfWord>>();
        for (List<PdfWord> chunk : line.chunks()) {
            var each = chunk.stream().map(List::of).toList();
            var isOfSeveral = each.stream()
                    .allMatch(word -> stacks.stream()
                                    .filter(stack -> overlap(stack, word))
                                    .count()
                            == 1);
            if (isOfSeveral) {
                stacks.stream()
                        .map(stack -> chunk.stream()
                                .filter(word -> overlap(stack, List.of(word)))
                                .toList())
                        .filter(words -> !words.isEmpty())
                        .forEach(chunks::add);
            } else {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    private static boolean overlap(List<PdfWord> stack, List<PdfWord> chunk) {
        return left(stack) < right(chunk) && left(chunk) < right(stack);
    }

    /** The columns that the words name: one, or several that stand close. */
    static List<TableHeader.Cell> named(List<PdfWord> words) {
        var whole = whole(words);
        if (whole.role() != null || words.size() == 1) {
            return List.of(whole);
        }
        var cells = new ArrayList<TableHeader.Cell>();
        for (int i = 0; i < words.size(); ) {
            var count = Math.min(WORDS_OF_A_NAME_MAX, words.size() - i);
            while (count > 1 && whole(words.subList(i, i + count)).role() == null) {
                count--;
            }
            var cell = whole(words.subList(i, i + count));
            cell = cell.isSide() && isJoined(words, i, count) ? cell.unknown() : cell;
            var isOfDays = !cells.isEmpty() && cells.getLast().isDate() && ColumnsBelow.mayNameDays(cell.name());
            if (cell.role() == null && !cells.isEmpty() && !isOfDays) {
                var last = cells.removeLast();
                cell = new TableHeader.Cell(
                        last.name() + " " + cell.name(),
                        last.role(),
                        Math.min(last.left(), cell.left()),
                        Math.max(last.right(), cell.right()));
            }
            cells.add(cell);
            i += count;
        }
        return cells;
    }

    /** Whether an "and" ties them to others, as in Payments and Credits over the texts. */
    private static boolean isJoined(List<PdfWord> words, int from, int count) {
        return (from > 0 && isJoin(words.get(from - 1)))
                || (from + count < words.size() && isJoin(words.get(from + count)));
    }

    private static boolean isJoin(PdfWord word) {
        return JOINS.contains(word.text().toLowerCase(Locale.ROOT));
    }

    static TableHeader.Cell whole(List<PdfWord> words) {
        var name = words.stream().map(PdfWord::text).collect(Collectors.joining(" "));
        return new TableHeader.Cell(name, HeaderWords.roleOnPage(name), left(words), right(words));
    }

    static float left(List<PdfWord> words) {
        return (float) words.stream().mapToDouble(PdfWord::left).min().orElse(0);
    }

    static float right(List<PdfWord> words) {
        return (float) words.stream().mapToDouble(PdfWord::right).max().orElse(0);
    }
}
