package io.financereport.statement.reading.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what stands side by side on a page: a table and a box of texts left or right of it, as a summary is, or two tables
 * whose columns differ. Else the words of one would be read as those of the other.
 */
final class BesideTable {
    /** So many lines have words in a box. */
    private static final int LINES_OF_A_BOX_MIN = 3;

    private static final int TEXTS_OF_A_BOX_MIN = 2;
    private static final int LINES_OF_NAMES_MAX = 3;
    /** Parts of the height of the font. */
    private static final float GUTTER_MIN = 1f;

    /** More on a page are no tables, and each may go on to the end of the page. */
    private static final int TABLES_MAX = 20;
    /** So many lines of a column without a name begin on the baselines of rows, for each that goes on below such a line. */
    private static final int ROWS_OF_A_COLUMN_MIN = 2;

    private final List<PdfLine> lines;
    private final int names;
    private final List<TableHeader.Cell> columns;
    private final boolean isLeft;
    /** Where the table ends on that side, by the names of its columns. */
    private final float edge;

    private int from;
    private int to;
    private float inside;
    private float outside;
    private int linesOfBox;
    private int texts;
    private boolean isNamed;

    private BesideTable(List<PdfLine> lines, int names, List<TableHeader.Cell> columns, boolean isLeft) {
        this.lines = lines;
        this.names = names;
        this.columns = columns;
        this.isLeft = isLeft;
        this.edge = isLeft ? columns.getFirst().left() : columns.getLast().right();
        this.inside = edge;
        this.outside = isLeft ? -Float.MAX_VALUE : Float.MAX_VALUE;
    }

    /** The lines of a page: those of a box before those of the table beside it, those of a second table behind the first. */
    static List<PdfLine> apart(List<PdfLine> page) {
        var lines = page;
        var tables = 0;
        for (int i = 0; i < lines.size() && tables < TABLES_MAX; i++) {
            var cells = TableHeader.namesIn(lines.get(i));
            if (cells.isEmpty()) {
                continue;
            }
            tables++;
            var second = secondTable(cells);
            if (second > 0) {
                var beside = new BesideTable(lines, i, cells.subList(0, second), false);
                beside.look();
                lines = beside.linesOfBox < LINES_OF_A_BOX_MIN ? lines : beside.split(false);
                continue;
            }
            for (boolean isLeft : List.of(true, false)) {
                var beside = new BesideTable(lines, i, cells, isLeft);
                beside.look();
                if (beside.isBox()) {
                    var before = lines.size();
                    lines = beside.split(true);
                    i += lines.size() - before;
                }
            }
        }
        return lines;
    }

    /** Which column begins a second table, behind the amounts of the first; 0 when there is one table, or parts of one. */
    private static int secondTable(List<TableHeader.Cell> cells) {
        if (SideBySide.of(new TableHeader(cells, 1, cells.size())).isOfSeveral()) {
            return 0;
        }
        for (int i = 2; i < cells.size() - 1; i++) {
            if (cells.get(i).isDate()
                    && cells.get(i - 1).isNumber()
                    && TableHeader.nameATable(cells.subList(0, i))
                    && TableHeader.nameATable(cells.subList(i, cells.size()))) {
                return i;
            }
        }
        return 0;
    }

    /** Goes down from the names of the columns until a text crosses the gutter, and up for names of more than one line. */
    private void look() {
        from = names;
        to = names;
        while (to < lines.size() && take(lines.get(to), to == names)) {
            to++;
        }
        while (from > 0
                && names - from + 1 < LINES_OF_NAMES_MAX
                && lines.get(from).isCloseBelowNames(lines.get(from - 1))
                && take(lines.get(from - 1), false)) {
            from--;
        }
    }

    /** Takes a line that leaves the gutter free; false when it does not. */
    private boolean take(PdfLine line, boolean isOfNames) {
        var innermost = inside;
        var outermost = outside;
        var count = 0;
        var found = 0;
        for (List<PdfWord> chunk : line.chunks()) {
            var left = chunk.getFirst().left();
            var right = chunk.getLast().right();
            var gap = isLeft ? edge - right : left - edge;
            if (gap > GUTTER_MIN * line.em()) {
                outermost = isLeft ? Math.max(outermost, right) : Math.min(outermost, left);
                count++;
                found += isText(chunk) ? 1 : 0;
                isNamed |= isOfNames && chunk.stream().noneMatch(word -> hasDigit(word.text()));
            } else {
                innermost = isLeft ? Math.min(innermost, left) : Math.max(innermost, right);
            }
        }
        if (isLeft ? outermost >= innermost : outermost <= innermost) {
            return false;
        }
        inside = innermost;
        outside = outermost;
        linesOfBox += count > 0 ? 1 : 0;
        texts += found;
        return true;
    }

    /** Whether a box of texts stands there, and not a column that is not known, or the marks behind amounts. */
    private boolean isBox() {
        return !isNamed && linesOfBox >= LINES_OF_A_BOX_MIN && texts >= TEXTS_OF_A_BOX_MIN && !isColumn();
    }

    /** Whether the texts are those of the rows: a column without a name stands on their lines, or has all that they say. */
    private boolean isColumn() {
        var rows = 0;
        var onRows = 0;
        var between = 0;
        var haveTexts = false;
        for (PdfLine line : lines.subList(names + 1, to)) {
            var ofTable = words(line, true);
            var isBeside = ofTable.size() < line.words().size();
            var rest = ofTable.isEmpty() ? null : textsOfRow(line.with(ofTable));
            if (rest != null) {
                rows++;
                onRows += isBeside ? 1 : 0;
                haveTexts |= !rest.isEmpty();
            } else if (isBeside) {
                between++;
            }
        }
        var isBesideNames = !words(lines.get(names), false).isEmpty();
        return rows > 0 && (!haveTexts || (!isBesideNames && onRows >= ROWS_OF_A_COLUMN_MIN * between));
    }

    /** The words of a row that stand under no column of numbers; null where the line has no day or no amount. */
    private @Nullable List<PdfWord> textsOfRow(PdfLine line) {
        var date = RowDates.of(line, new TableHeader(columns, 1, columns.size()));
        return date == null || !WordNumbers.haveMoney(date.rest(), 0)
                ? null
                : date.rest().stream()
                        .filter(BesideTable::isLong)
                        .filter(word ->
                                columns.stream().noneMatch(column -> column.isNumber() && column.overlaps(word)))
                        .toList();
    }

    private static boolean isText(List<PdfWord> chunk) {
        return chunk.stream().filter(BesideTable::isLong).count() > 1;
    }

    private static boolean isLong(PdfWord word) {
        return word.text().codePoints().filter(Character::isLetter).count() > 1;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** @param isBoxFirst whether what stands beside the table is read before it */
    private List<PdfLine> split(boolean isBoxFirst) {
        var table = new ArrayList<PdfLine>();
        var box = new ArrayList<PdfLine>();
        for (PdfLine line : lines.subList(from, to)) {
            add(line, words(line, true), table);
            add(line, words(line, false), box);
        }
        var apart = new ArrayList<>(lines.subList(0, from));
        apart.addAll(isBoxFirst ? box : table);
        apart.addAll(isBoxFirst ? table : box);
        apart.addAll(lines.subList(to, lines.size()));
        return apart;
    }

    /** The words of a line on one side of the gutter. */
    private List<PdfWord> words(PdfLine line, boolean areOfTable) {
        var at = (inside + outside) / 2;
        return line.words().stream()
                .filter(word -> areOfTable == (isLeft == word.centre() > at))
                .toList();
    }

    private static void add(PdfLine line, List<PdfWord> words, List<PdfLine> lines) {
        if (!words.isEmpty()) {
            lines.add(line.with(words));
        }
    }
}
