package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.csv.HeaderWords;
import io.financereport.statement.reading.written.BalanceWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of rows over which no line names them: the days that lines begin with, and the amounts that end one below the other. */
final class UnnamedColumns {
    private static final int ROWS_MIN = 2;
    private static final int DAYS_MAX = 2;
    /** Parts of the height of the font by which the ends of a column's amounts differ at most, as by a word behind them. */
    private static final float SAME_EDGE = 2f;

    private static final List<List<ColumnRole>> ONE = List.of(List.of(ColumnRole.AMOUNT));
    private static final List<List<ColumnRole>> TWO = List.of(
            List.of(ColumnRole.AMOUNT, ColumnRole.BALANCE),
            List.of(ColumnRole.DEBIT, ColumnRole.CREDIT),
            List.of(ColumnRole.CREDIT, ColumnRole.DEBIT),
            // Of another currency, before it was changed.
            List.of(ColumnRole.DESCRIPTION, ColumnRole.AMOUNT));
    private static final List<List<ColumnRole>> THREE = List.of(
            List.of(ColumnRole.DEBIT, ColumnRole.CREDIT, ColumnRole.BALANCE),
            List.of(ColumnRole.CREDIT, ColumnRole.DEBIT, ColumnRole.BALANCE));

    /**
     * A line that may be a row.
     *
     * @param days those that it begins with
     */
    private record Candidate(List<TableHeader.Cell> days, PdfWord text, List<PdfWord> amounts) {}

    private final List<List<PdfLine>> pages;
    private final List<Candidate> rows;
    private final int days;

    /**
     * One way to take the columns.
     *
     * @param isSaid whether nothing but the balances is needed to tell money out from money in
     */
    record Way(TableHeader header, boolean isSaid) {}

    private UnnamedColumns(List<List<PdfLine>> pages, List<Candidate> rows, int days) {
        this.pages = pages;
        this.rows = rows;
        this.days = days;
    }

    /**
     * What the columns may be, in each way to tell money out from money in; none where there are no such rows.
     *
     * @param isCard whether the second of two days is the one of booking
     */
    static List<Way> of(List<List<PdfLine>> pages, boolean isCard) {
        var all = new ArrayList<Candidate>();
        for (List<PdfLine> page : pages) {
            for (PdfLine line : page) {
                var candidate = candidate(line);
                if (candidate != null) {
                    all.add(candidate);
                }
            }
        }
        var withTwo = all.stream().filter(row -> row.days().size() == DAYS_MAX).count();
        var days = withTwo * 2 > all.size() ? DAYS_MAX : 1;
        var rows = all.stream().filter(row -> row.days().size() == days).toList();
        return rows.size() < ROWS_MIN ? List.of() : new UnnamedColumns(pages, rows, days).ways(isCard);
    }

    private static @Nullable Candidate candidate(PdfLine line) {
        var words = line.words();
        var days = new ArrayList<TableHeader.Cell>();
        var at = 0;
        while (at < words.size() && days.size() < DAYS_MAX) {
            var day = WordDates.beforeAnother(words, at);
            if (day == null) {
                break;
            }
            var last = words.get(at + day.words() - 1);
            days.add(new TableHeader.Cell("", null, words.get(at).left(), last.right()));
            at += day.words();
        }
        var money = DayLines.moneyAt(words.subList(at, words.size())) + at;
        if (days.isEmpty()
                || money == at
                || money == words.size()
                || BalanceWords.balance(StatementWords.textFrom(words, at)) != null) {
            return null;
        }
        var amounts = WordNumbers.in(words, money).stream()
                .map(WordNumbers.Found::word)
                .toList();
        return new Candidate(days, words.get(at), amounts);
    }

    private List<Way> ways(boolean isCard) {
        var columns = columns();
        var first = columns.size() < 2 ? null : firstSide(columns);
        var ways = switch (columns.size()) {
            case 1 -> ONE;
            case 2 -> TWO;
            case 3 -> THREE;
            default -> List.<List<ColumnRole>>of();
        };
        return ways.stream()
                .filter(roles -> first == null || roles.getFirst() == first)
                .map(roles ->
                        new Way(header(columns, roles, isCard), first != null || !roles.contains(ColumnRole.DEBIT)))
                .toList();
    }

    /** What words say of the first of two columns for each direction, where a line has words over both; null when none has. */
    private @Nullable ColumnRole firstSide(List<TableHeader.Cell> columns) {
        for (List<PdfLine> page : pages) {
            for (PdfLine line : page) {
                var one = HeaderWords.roleOnPage(over(columns.getFirst(), line));
                var other = HeaderWords.roleOnPage(over(columns.get(1), line));
                if ((one == ColumnRole.DEBIT && other == ColumnRole.CREDIT)
                        || (one == ColumnRole.CREDIT && other == ColumnRole.DEBIT)) {
                    return one;
                }
            }
        }
        return null;
    }

    private static String over(TableHeader.Cell column, PdfLine line) {
        return line.words().stream().filter(column::overlaps).map(PdfWord::text).collect(Collectors.joining(" "));
    }

    private TableHeader header(List<TableHeader.Cell> columns, List<ColumnRole> roles, boolean isCard) {
        var cells = new ArrayList<TableHeader.Cell>();
        for (int i = 0; i < days; i++) {
            var at = i;
            var role = i > 0 ? ColumnRole.VALUE_ON : ColumnRole.DATE;
            var roleOfCard = i > 0 ? ColumnRole.BOOKED_ON : ColumnRole.TRANSACTED_ON;
            cells.add(around(
                    rows.stream().map(row -> row.days().get(at)).toList(), days > 1 && isCard ? roleOfCard : role));
        }
        var left =
                rows.stream().map(row -> row.text().left()).min(Float::compare).orElseThrow();
        cells.add(new TableHeader.Cell(
                "", ColumnRole.DESCRIPTION, left, columns.getFirst().left() - 1));
        for (int i = 0; i < columns.size(); i++) {
            cells.add(around(List.of(columns.get(i)), roles.get(i)));
        }
        return new TableHeader(cells, 0, 0);
    }

    /** The amounts that end one below the other, from left to right. */
    private List<TableHeader.Cell> columns() {
        var amounts = rows.stream()
                .flatMap(row -> row.amounts().stream())
                .sorted(Comparator.comparingDouble(PdfWord::right))
                .toList();
        var columns = new ArrayList<TableHeader.Cell>();
        for (PdfWord amount : amounts) {
            var cell = new TableHeader.Cell("", ColumnRole.AMOUNT, amount.left(), amount.right());
            if (columns.isEmpty() || amount.right() - columns.getLast().right() > SAME_EDGE * amount.em()) {
                columns.add(cell);
            } else {
                columns.set(columns.size() - 1, around(List.of(columns.getLast(), cell), ColumnRole.AMOUNT));
            }
        }
        return columns;
    }

    private static TableHeader.Cell around(List<TableHeader.Cell> cells, ColumnRole role) {
        var left =
                cells.stream().map(TableHeader.Cell::left).min(Float::compare).orElseThrow();
        var right =
                cells.stream().map(TableHeader.Cell::right).max(Float::compare).orElseThrow();
        return new TableHeader.Cell("", role, left, right);
    }
}
