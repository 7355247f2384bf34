package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.csv.HeaderWords;
import io.financereport.statement.reading.written.Currencies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    /** Parts of the height of the font. */
    private static final float GAP_OF_CELLS = 0.9f;

    private static final float LINES_APART_MAX = 2.2f;
    private static final int WORDS_OF_A_NAME_MAX = 5;
    private static final int WORDS_OF_OTHER_MAX = 10;
    private static final Pattern NUMBER = Pattern.compile("\\d{5}");
    private static final Set<String> JOINS = Set.of("and", "&", "und", "et", "y", "e", "en", "och", "og");
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
            var least = found.known();
            var known = false;
            for (int line = last - found.lines() + 1; line < last; line++) {
                var other = headers.get(line);
                known |= other != null && other.known() >= least;
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
            if (holdsValues(lines.get(first)) || (count > 1 && !areClose(lines.get(first), lines.get(first + 1)))) {
                break;
            }
            var named = cells(lines.subList(first, last + 1));
            var known = named.stream().filter(cell -> cell.role() != null).count();
            var complete = ColumnsBelow.complete(named, lines.subList(last + 1, lines.size()));
            var header = new TableHeader(complete, count, known);
            if (header.namesATable() && (best == null || header.known() > best.known())) {
                best = header;
            }
        }
        return best;
    }

    /** Whether the line names columns of another table: days, and no amounts; as that of balances, or of points. */
    static boolean isOfOther(PdfLine line) {
        if (line.words().size() > WORDS_OF_OTHER_MAX || chunks(line).size() < 2 || holdsValues(line)) {
            return false;
        }
        var cells = cells(List.of(line));
        return cells.stream().anyMatch(Cell::isDate)
                && cells.stream().noneMatch(cell -> cell.isNumber() && cell.role() != ColumnRole.BALANCE);
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

    /** Whether the line stands right of the column of days, and under no column of numbers. */
    boolean isBelowTexts(PdfLine line) {
        return cells.getFirst().isDate()
                && cells.getFirst().right() < line.left()
                && cells.stream()
                        .filter(Cell::isNumber)
                        .noneMatch(cell -> line.words().stream().anyMatch(cell::overlaps));
    }

    private boolean namesATable() {
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

    private static boolean areClose(PdfLine above, PdfLine below) {
        return above.page() == below.page()
                && below.baseline() - above.baseline() <= LINES_APART_MAX * Math.max(above.em(), below.em());
    }

    /** Words one above the other name one column; none when a line spans several columns, as a title does. */
    private static List<Cell> cells(List<PdfLine> lines) {
        var stacks = new ArrayList<List<PdfWord>>();
        var ofSeveralLines = new HashSet<Integer>();
        for (PdfLine line : lines) {
            var above = stacks.size();
            var taken = new HashSet<Integer>();
            for (List<PdfWord> chunk : chunks(line)) {
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
                .sorted(Comparator.comparingDouble(Cell::left))
                .toList();
    }

    /** The words of a line that stand close. */
    static List<List<PdfWord>> chunks(PdfLine line) {
        var chunks = new ArrayList<List<PdfWord>>();
        PdfWord before = null;
        for (PdfWord word : line.words()) {
            if (before == null || before.gapTo(word) > GAP_OF_CELLS * word.em()) {
                chunks.add(new ArrayList<>());
            }
            chunks.getLast().add(word);
            before = word;
        }
        return chunks;
    }

    private static boolean overlap(List<PdfWord> stack, List<PdfWord> chunk) {
        return left(stack) < right(chunk) && left(chunk) < right(stack);
    }

    /** The columns that the words name: one, or several that stand close. */
    private static List<Cell> named(List<PdfWord> words) {
        var whole = cell(words);
        if (whole.role() != null || words.size() == 1) {
            return List.of(whole);
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < words.size(); ) {
            var count = Math.min(WORDS_OF_A_NAME_MAX, words.size() - i);
            while (count > 1 && cell(words.subList(i, i + count)).role() == null) {
                count--;
            }
            var cell = cell(words.subList(i, i + count));
            cell = cell.isSide() && isJoined(words, i, count) ? cell.unknown() : cell;
            if (cell.role() == null && !cells.isEmpty()) {
                var last = cells.removeLast();
                cell = new Cell(
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

    private static Cell cell(List<PdfWord> words) {
        var name = words.stream().map(PdfWord::text).collect(Collectors.joining(" "));
        return new Cell(name, HeaderWords.roleOf(name), left(words), right(words));
    }

    private static float left(List<PdfWord> words) {
        return (float) words.stream().mapToDouble(PdfWord::left).min().orElse(0);
    }

    private static float right(List<PdfWord> words) {
        return (float) words.stream().mapToDouble(PdfWord::right).max().orElse(0);
    }
}
