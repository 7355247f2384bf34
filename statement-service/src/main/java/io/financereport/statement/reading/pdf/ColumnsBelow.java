package io.financereport.statement.reading.pdf;

import static java.util.Map.entry;

import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.written.PlainWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands below the words over columns says what these leave open: a column of days is one whatever its name, and the amounts
 * that end one below the other are a column without a name.
 */
final class ColumnsBelow {
    private static final int LINES_MAX = 60;
    private static final int DAY_WORD_MAX = 3;
    private static final int CELLS_MIN = 3;
    /** Parts of the height of the font by which the ends of a column's amounts differ at most. */
    private static final float SAME_EDGE = 1.5f;

    /** What the names of columns of days begin with, where they are cut short. */
    private static final Map<String, ColumnRole> BEGINNINGS = Map.ofEntries(
            entry("post", ColumnRole.BOOKED_ON),
            entry("book", ColumnRole.BOOKED_ON),
            entry("bu", ColumnRole.BOOKED_ON),
            entry("contab", ColumnRole.BOOKED_ON),
            entry("compta", ColumnRole.BOOKED_ON),
            entry("process", ColumnRole.BOOKED_ON),
            entry("tran", ColumnRole.TRANSACTED_ON),
            entry("purch", ColumnRole.TRANSACTED_ON),
            entry("sale", ColumnRole.TRANSACTED_ON),
            entry("kauf", ColumnRole.TRANSACTED_ON),
            entry("oper", ColumnRole.TRANSACTED_ON),
            entry("wert", ColumnRole.VALUE_ON),
            entry("val", ColumnRole.VALUE_ON));

    private final List<PdfLine> rows;

    private ColumnsBelow(List<PdfLine> rows) {
        this.rows = rows;
    }

    /** The columns with what the lines below tell of them. */
    static List<TableHeader.Cell> complete(List<TableHeader.Cell> cells, List<PdfLine> below) {
        if (cells.size() < CELLS_MIN) {
            return cells;
        }
        var rows = below.stream()
                .limit(LINES_MAX)
                .filter(line -> dayAt(line.words()) >= 0)
                .toList();
        return rows.isEmpty() ? cells : new ColumnsBelow(rows).withAmounts(new ColumnsBelow(rows).withDays(cells));
    }

    /** Whether a word is what a second column of days is called, although it may mean more. */
    static boolean mayNameDays(String name) {
        var words = PlainWords.of(name);
        return words.startsWith("val") || words.equals("wert") || words.startsWith("rentedat");
    }

    private static int dayAt(List<PdfWord> words) {
        for (int i = 0; i < Math.min(DAY_WORD_MAX, words.size()); i++) {
            if (WordDates.at(words, i) != null) {
                return i;
            }
        }
        return -1;
    }

    private List<TableHeader.Cell> withDays(List<TableHeader.Cell> cells) {
        var complete = new ArrayList<TableHeader.Cell>();
        for (TableHeader.Cell cell : cells) {
            var isKnown = cell.role() != null && cell.role() != ColumnRole.DATE_OR_OTHER;
            // A title over the names, or the same name in another language, is no column of its own.
            var isOpen = !isKnown
                    && cells.stream().noneMatch(other -> other.isDate() && overlaps(cell, other.left(), other.right()));
            if (isOpen && holdsDays(cell)) {
                var role = roleOf(cell);
                complete.add(new TableHeader.Cell(cell.name(), role, cell.left(), cell.right()));
            } else {
                complete.add(cell);
            }
        }
        return complete;
    }

    /** A word for value means a day's; one that is not known says no more than that days stand below it. */
    private static ColumnRole roleOf(TableHeader.Cell cell) {
        var words = PlainWords.of(cell.name());
        return BEGINNINGS.entrySet().stream()
                .filter(beginning -> words.startsWith(beginning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(cell.role() == ColumnRole.DATE_OR_OTHER ? ColumnRole.VALUE_ON : ColumnRole.DATE);
    }

    /** Whether all that stands below the words are days. */
    private boolean holdsDays(TableHeader.Cell cell) {
        var days = 0;
        for (PdfLine row : rows) {
            var words = row.words();
            for (int i = 0; i < words.size(); i++) {
                var date = WordDates.at(words, i);
                if (date != null) {
                    var last = i + date.words() - 1;
                    days += overlaps(cell, words.get(i).left(), words.get(last).right()) ? 1 : 0;
                    i = last;
                } else if (cell.overlaps(words.get(i))) {
                    return false;
                }
            }
        }
        return days > 0;
    }

    private static boolean overlaps(TableHeader.Cell cell, float left, float right) {
        return left <= cell.right() && right >= cell.left();
    }

    /** A column of amounts right of the texts, where none has a name and each row ends with one. */
    private List<TableHeader.Cell> withAmounts(List<TableHeader.Cell> cells) {
        var last = cells.getLast();
        var before = cells.subList(0, cells.size() - 1);
        if ((last.role() != null && last.role() != ColumnRole.DESCRIPTION)
                || before.stream().anyMatch(cell -> cell.role() == null || cell.isNumber())
                || before.stream().noneMatch(TableHeader.Cell::isDate)) {
            return cells;
        }
        var days = before.stream().filter(TableHeader.Cell::isDate).findFirst().orElseThrow();
        // A text that goes on below a row may begin with a day too.
        var dated = rows.stream()
                .filter(row -> days.overlaps(row.words().get(dayAt(row.words()))))
                .toList();
        var amounts = new ArrayList<PdfWord>();
        for (PdfLine row : dated) {
            var amount = lastAmount(row);
            if (amount == null
                    || amount.left() <= last.right()
                    || (!amounts.isEmpty()
                            && Math.abs(amount.right() - amounts.getFirst().right()) > SAME_EDGE * amount.em())) {
                return cells;
            }
            amounts.add(amount);
        }
        if (amounts.isEmpty()) {
            return cells;
        }
        var left = amounts.stream().map(PdfWord::left).min(Float::compare).orElseThrow();
        var right = amounts.stream().map(PdfWord::right).max(Float::compare).orElseThrow();
        var complete = new ArrayList<>(cells);
        complete.add(new TableHeader.Cell("", ColumnRole.AMOUNT, left, right));
        return complete;
    }

    private static @Nullable PdfWord lastAmount(PdfLine row) {
        var numbers = WordNumbers.besidesDates(row.words(), 0);
        var last = numbers.isEmpty() ? null : numbers.getLast();
        return last == null
                        || row.words().subList(last.to(), row.words().size()).stream()
                                .anyMatch(word -> !word.isMark())
                        || last.kind() != WordNumbers.Kind.MONEY
                ? null
                : last.word();
    }
}
