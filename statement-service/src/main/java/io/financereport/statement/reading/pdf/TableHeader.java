package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.csv.HeaderWords;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.Currencies;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words over the columns of a table.
 *
 * @param cells from left to right
 * @param lines how many lines the words take, up to three
 * @param known how many of the columns are known by their words
 */
record TableHeader(List<Cell> cells, int lines, long known) {
    private static final int LINES_MAX = 3;
    /** A text that holds one word that is a column's name as well names no table, whatever stands below it. */
    private static final int ROLES_MIN = 2;

    private static final int WORDS_OF_OTHER_MAX = 10;
    private static final Pattern NUMBER = Pattern.compile("\\d{5}");
    static final Set<ColumnRole> DATES =
            EnumSet.of(ColumnRole.BOOKED_ON, ColumnRole.DATE, ColumnRole.TRANSACTED_ON, ColumnRole.VALUE_ON);
    static final Set<ColumnRole> NUMBERS =
            EnumSet.of(ColumnRole.AMOUNT, ColumnRole.GROSS, ColumnRole.DEBIT, ColumnRole.CREDIT, ColumnRole.BALANCE);

    /**
     * A column's name and place.
     *
     * @param role null where the words are not known
     */
    record Cell(String name, @Nullable ColumnRole role, float left, float right) {
        boolean overlaps(PdfWord word) {
            return word.left() <= right && word.right() >= left;
        }

        Cell unknown() {
            return new Cell(name, null, left, right);
        }

        boolean isSide() {
            return role == ColumnRole.DEBIT || role == ColumnRole.CREDIT;
        }

        boolean isDate() {
            return role != null && DATES.contains(role);
        }

        boolean isNumber() {
            return role != null && NUMBERS.contains(role);
        }
    }

    TableHeader {
        cells = List.copyOf(cells);
    }

    /** The headers of a page by their last line. Each has the lines under which most of its words are known. */
    static Map<Integer, TableHeader> on(List<PdfLine> page) {
        var headers = new HashMap<Integer, TableHeader>();
        for (int last = 0; last < page.size(); last++) {
            var found = endingAt(page, last);
            if (found == null) {
                continue;
            }
            // Rows of two lines have names on two lines.
            var above = headers.get(last - 1);
            var known = found.lines() == 1
                    && above != null
                    && !found.tellsMoreThan(above)
                    && page.get(last).isCloseBelowNames(page.get(last - 1));
            for (int line = last - found.lines() + 1; line < last; line++) {
                var other = headers.get(line);
                known |= other != null && !found.tellsMoreThan(other);
            }
            if (!known) {
                for (int line = last - found.lines() + 1; line < last; line++) {
                    headers.remove(line);
                }
                headers.put(last, found);
            }
        }
        return headers;
    }

    private static @Nullable TableHeader endingAt(List<PdfLine> lines, int last) {
        TableHeader best = null;
        for (int count = 1; count <= LINES_MAX && last - count + 1 >= 0; count++) {
            var first = last - count + 1;
            if (holdsValues(lines.get(first))
                    || isSummary(lines.get(first))
                    || (count > 1 && !lines.get(first + 1).isCloseBelowNames(lines.get(first)))) {
                break;
            }
            var named = ColumnNames.of(lines.subList(first, last + 1));
            var known = named.stream().filter(cell -> cell.role() != null).count();
            if (rolesOf(named) < ROLES_MIN) {
                continue;
            }
            var complete = ColumnsBelow.complete(named, lines.subList(last + 1, lines.size()));
            var header = new TableHeader(complete, count, known);
            if (header.namesATable() && (best == null || header.tellsMoreThan(best))) {
                best = header;
            }
        }
        return best;
    }

    /** Whether more of its columns are known, or as many that are less alike, as post date and sale date are less than twice date. */
    private boolean tellsMoreThan(TableHeader other) {
        return known > other.known || (known == other.known && rolesOf(cells) > rolesOf(other.cells));
    }

    private static long rolesOf(List<Cell> cells) {
        return cells.stream()
                .map(Cell::role)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** What the day is that stands below the first one of each row, where the lines below name it below the name of that; else null. */
    @Nullable
    ColumnRole dayBelow(List<PdfLine> lines) {
        var day = dates().getFirst();
        if (lines.isEmpty() || holdsValues(lines.getFirst())) {
            return null;
        }
        for (List<PdfWord> chunk : lines.getFirst().chunks()) {
            for (int count = chunk.size(); count > 0 && overlap(chunk, day); count--) {
                var role = ColumnNames.whole(chunk.subList(0, count)).role();
                if (role == ColumnRole.DATE_OR_OTHER) {
                    return ColumnRole.VALUE_ON;
                } else if (role != null && DATES.contains(role)) {
                    return role;
                }
            }
        }
        return null;
    }

    private static boolean overlap(List<PdfWord> chunk, Cell cell) {
        return ColumnNames.left(chunk) < cell.right() && cell.left() < ColumnNames.right(chunk);
    }

    /** Whether words leave open which of several columns of days is the one of booking. */
    boolean leavesBookingOpen() {
        return cells.stream().noneMatch(cell -> cell.role() == ColumnRole.BOOKED_ON)
                && cells.stream().filter(cell -> cell.role() == ColumnRole.DATE).count() > 1;
    }

    /** Whether the line names columns of another table: days, and no amounts; as that of balances, or of points. */
    static boolean isOfOther(PdfLine line) {
        if (line.words().size() > WORDS_OF_OTHER_MAX || line.chunks().size() < 2 || holdsValues(line)) {
            return false;
        }
        var cells = ColumnNames.of(List.of(line));
        return cells.stream().anyMatch(Cell::isDate)
                && cells.stream().noneMatch(cell -> cell.isNumber() && cell.role() != ColumnRole.BALANCE);
    }

    /** The names of columns that a line holds from the first that is known to the last, when they name a table; none else. */
    static List<Cell> namesIn(PdfLine line) {
        var chunks = line.chunks();
        var roles =
                chunks.stream().map(chunk -> ColumnNames.whole(chunk).role()).toList();
        if (roles.stream().filter(Objects::nonNull).distinct().count() < ROLES_MIN) {
            return List.of();
        }
        var cells = new ArrayList<Cell>();
        for (List<PdfWord> chunk : chunks) {
            cells.addAll(ColumnNames.named(chunk));
        }
        while (!cells.isEmpty() && cells.getLast().role() == null) {
            cells.removeLast();
        }
        while (!cells.isEmpty() && cells.getFirst().role() == null) {
            cells.removeFirst();
        }
        return nameATable(cells) ? cells : List.of();
    }

    /** Whether several tables stand beside one another, each with its days and amounts. */
    boolean isOfSeveral() {
        return cells.stream().filter(cell -> cell.role() == ColumnRole.DATE).count() > 1
                && cells.stream()
                                .filter(cell -> cell.role() == ColumnRole.AMOUNT || cell.role() == ColumnRole.BALANCE)
                                .count()
                        > 1
                && cells.getFirst().role() == ColumnRole.DATE
                && !cells.get(1).isDate();
    }

    /** Those that stand over columns of numbers. */
    List<Currency> currencies() {
        return cells.stream()
                .filter(Cell::isNumber)
                .map(cell -> HeaderWords.currencyIn(cell.name()))
                .filter(Objects::nonNull)
                .map(Currencies::find)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    List<Cell> dates() {
        return cells.stream().filter(Cell::isDate).toList();
    }

    boolean has(ColumnRole role) {
        return cells.stream().anyMatch(cell -> cell.role() == role);
    }

    /** Whether a word stands under the name of a column with the role. */
    boolean isUnder(ColumnRole role, PdfWord word) {
        return cells.stream().anyMatch(cell -> cell.role() == role && cell.overlaps(word));
    }

    /** The column of words in which a word begins, or null. */
    @Nullable
    Cell columnOf(PdfWord word) {
        Cell found = null;
        for (Cell cell : cells) {
            if (cell.left() - word.em() <= word.left()) {
                found = cell;
            }
        }
        return found;
    }

    /** Whether a text begins in the column of days, left of where those of rows begin. */
    boolean isLeftOfTexts(PdfLine line) {
        return cells.getFirst().isDate()
                && line.left() <= cells.getFirst().right()
                && line.words()
                                .getFirst()
                                .text()
                                .codePoints()
                                .filter(Character::isLetter)
                                .count()
                        > 1;
    }

    /** Whether the line stands right of the column of days, and under no column of numbers. */
    boolean isBelowTexts(PdfLine line) {
        return cells.getFirst().isDate()
                && cells.getFirst().right() < line.left()
                && cells.stream()
                        .filter(Cell::isNumber)
                        .noneMatch(cell -> line.words().stream().anyMatch(cell::overlaps));
    }

    private boolean namesATable() {
        return nameATable(cells);
    }

    /** Whether there are a column of days and one of amounts. */
    static boolean nameATable(List<Cell> cells) {
        return cells.stream().anyMatch(Cell::isDate)
                && cells.stream().anyMatch(cell -> cell.isNumber() && cell.role() != ColumnRole.BALANCE);
    }

    /** A line with a date, an amount or the number of an account names no columns. */
    private static boolean holdsValues(PdfLine line) {
        for (int i = 0; i < line.words().size(); i++) {
            if (NUMBER.matcher(line.words().get(i).text()).find() || WordDates.at(line.words(), i) != null) {
                return true;
            }
        }
        return WordNumbers.in(line.words(), 0).stream().anyMatch(number -> number.kind() == WordNumbers.Kind.MONEY);
    }

    /** A line that names the balance before all rows sums up the rows of another table. */
    private static boolean isSummary(PdfLine line) {
        return line.chunks().stream()
                .anyMatch(chunk ->
                        BalanceWords.balance(StatementWords.textFrom(chunk, 0)) == BalanceWords.Balance.OPENING);
    }
}
