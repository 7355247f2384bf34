package io.financereport.statement.reading.csv;

import io.financereport.money.Money;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.BalanceWords.Balance;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DecimalSign;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The balances that stand beside the rows of a table: above them, below them or in a line among them. A name says where a balance
 * belongs; where it does not, the day and the rows do, or the balance is not counted.
 */
final class StatedBalances {
    private static final int LINES_MAX = 200;

    /** Before and after the rows; null what the file does not say. */
    record Ends(@Nullable Money opening, @Nullable Money closing) {
        static final Ends NONE = new Ends(null, null);
    }

    /** A balance, how many rows stand above it, and whether it could be one of them. */
    private record Placed(BalanceLine line, int rowsAbove, boolean isLikeRow) {
        /** What begins an account may be a row of it, as of several accounts in one table. */
        private boolean mayBeRow() {
            return isLikeRow && (isOfRowsToo() || BalanceWords.balance(line.name()) == Balance.OPENING);
        }

        private boolean isOfRowsToo() {
            return BalanceWords.isOfRowsToo(line.name()) || BalanceWords.isBareAlone(line.name());
        }
    }

    private record Read(
            Placed placed, Money amount, @Nullable LocalDate day) {
        private boolean hasPlace(Balance one, Balance other) {
            var balance = BalanceWords.balance(placed.line().name());
            return (balance == one || balance == other) && !isOfPrinting();
        }

        private boolean isOfPrinting() {
            return BalanceWords.isOfPrinting(placed.line().name());
        }
    }

    private final CsvColumns columns;
    private final List<Placed> lines = new ArrayList<>();
    private @Nullable CsvRecord names;
    private @Nullable CsvRecord first;
    private @Nullable CsvRecord last;
    private boolean isSumLast;
    private @Nullable ReadingProblem remark;
    private Set<Placed> known = Set.of();
    /** First and last days, as written. */
    private final List<List<String>> periods = new ArrayList<>();

    StatedBalances(CsvColumns columns) {
        this.columns = columns;
    }

    /** Takes a line that is no row. */
    void see(CsvRecord line, int rowsAbove) {
        if (lines.size() >= LINES_MAX) {
            return;
        }
        var found = BalanceLine.in(line, columns);
        if (found.isEmpty() && names != null) {
            found = BalanceLine.below(names, line);
        }
        var days = line.line() < columns.header().line() ? BalanceLine.daysIn(line) : List.<String>of();
        if (found.isEmpty() && days.size() == 2) {
            periods.add(days);
        }
        names = found.isEmpty() && BalanceLine.isNamedIn(line) ? line : null;
        var isLikeRow = BalanceLine.mayBeRow(line, columns);
        found.forEach(each -> lines.add(new Placed(each, rowsAbove, isLikeRow)));
    }

    /** Takes a row: the first and the last one may be balances that were carried. */
    void seeRow(CsvRecord row) {
        first = first == null ? row : first;
        last = row;
    }

    private Set<CsvRecord> ends() {
        var ends = new LinkedHashSet<CsvRecord>();
        if (first != null) {
            ends.add(first);
        }
        if (last != null) {
            ends.add(last);
        }
        return ends;
    }

    /** What was found and not counted, and what could be a row as well. */
    List<ReadingProblem> remarks() {
        var remarks = new ArrayList<ReadingProblem>();
        var carried = new Tally();
        for (CsvRecord row : ends()) {
            if (columns.isLikeCarried(row) || (isSumLast && row.equals(last))) {
                carried.add(row.line());
            }
        }
        remarks.addAll(carried.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "rows at an end of the table, the first one this, are called what sums or balances are carried under,"
                        + " or are exactly what all rows before come to: they are taken for rows. Look whether they"
                        + " are."));
        if (remark != null) {
            remarks.add(remark);
        }
        var doubtful = new Tally();
        lines.stream()
                .filter(each -> each.mayBeRow() && !known.contains(each))
                .map(each -> each.line().line())
                .distinct()
                .forEach(doubtful::add);
        remarks.addAll(doubtful.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "lines have a day and an amount and are called what balances are, the first one this, and were left"
                        + " out. Look whether they are rows."));
        return remarks;
    }

    /** The balances before and after the rows of a table of one account. */
    Ends solve(BookedRows rows, FirstPass facts) {
        var order = facts.bookedOrder();
        var isInverted = facts.signs().isInverted() != facts.signs().isBalanceOwed();
        var currency = facts.accounts().getFirst().currency();
        var read = new ArrayList<Read>();
        for (Placed placed : lines) {
            var amount = amount(placed.line(), facts.decimals(), currency);
            if (amount != null) {
                read.add(new Read(
                        placed,
                        isInverted ? amount.negated() : amount,
                        day(placed.line().day(), order)));
            }
        }
        var unplaced = read.stream()
                .filter(each -> !each.hasPlace(Balance.OPENING, Balance.BROUGHT)
                        && !each.hasPlace(Balance.CLOSING, Balance.CARRIED))
                .toList();
        var ends = solve(
                byName(read, rows.count()), byDay(unplaced, rows, lastOfPeriod(rows, order)), unplaced, rows.sum());
        remark(read, ends);
        known = known(read, ends, rows);
        isSumLast = rows.endsWithSum(BigDecimal.ZERO) && last != null && columns.isLikeSum(last);
        var before = ends.opening() == null ? BigDecimal.ZERO : ends.opening().amount();
        isSumLast |= columns.balance() < 0
                && (rows.endsWithSumForCertain(BigDecimal.ZERO) || rows.endsWithSumForCertain(before));
        return ends;
    }

    /** Those that are balances for certain: the rows lead from one to the other, or they stand before or after all rows. */
    private Set<Placed> known(List<Read> read, Ends ends, BookedRows rows) {
        var known = lines.stream()
                .filter(each -> each.rowsAbove() == 0 || each.rowsAbove() == rows.count())
                .filter(each -> !each.isOfRowsToo())
                .collect(Collectors.toCollection(HashSet::new));
        var opening = ends.opening();
        var closing = ends.closing();
        if (opening != null
                && closing != null
                && opening.amount().add(rows.sum()).compareTo(closing.amount()) == 0) {
            read.stream()
                    .filter(each ->
                            each.amount().equals(opening) || each.amount().equals(closing))
                    .forEach(each -> known.add(each.placed()));
        }
        return known;
    }

    private static Ends byName(List<Read> read, int count) {
        var openings = read.stream()
                .filter(each -> each.hasPlace(Balance.OPENING, Balance.BROUGHT))
                .toList();
        var closings = read.stream()
                .filter(each -> each.hasPlace(Balance.CLOSING, Balance.CARRIED))
                .toList();
        return new Ends(atEdge(openings, 0, count), atEdge(closings, count, 0));
    }

    /** Statements and pages that follow one another state a balance each: that at the end of all rows counts. */
    private static @Nullable Money atEdge(List<Read> read, int edge, int otherEdge) {
        for (int rowsAbove : new int[] {edge, otherEdge}) {
            var there = read.stream()
                    .filter(each -> each.placed().rowsAbove() == rowsAbove)
                    .toList();
            if (!there.isEmpty()) {
                return only(there);
            }
        }
        return null;
    }

    /**
     * A balance of a day before all rows is the opening. One of the last day, or of a later one that the file's period covers, is
     * the closing; after that rows may be missing.
     */
    private static Ends byDay(List<Read> unplaced, BookedRows rows, LocalDate end) {
        var before = new ArrayList<Read>();
        var after = new ArrayList<Read>();
        for (Read each : unplaced) {
            var day = each.day();
            if (day != null && day.isBefore(rows.first()) && !each.isOfPrinting()) {
                before.add(each);
            } else if (day != null && day.isAfter(rows.first()) && !day.isBefore(rows.last()) && !day.isAfter(end)) {
                after.add(each);
            }
        }
        return new Ends(only(before), only(after));
    }

    private static @Nullable Money only(List<Read> read) {
        var amounts = read.stream().map(Read::amount).distinct().toList();
        return amounts.size() == 1 ? amounts.getFirst() : null;
    }

    /** Gives balances without a place the only one in which they agree with the rows. */
    private static Ends solve(Ends named, Ends dated, List<Read> unplaced, BigDecimal sum) {
        var opening = named.opening() == null ? dated.opening() : named.opening();
        var closing = named.closing() == null ? dated.closing() : named.closing();
        if (opening != null && closing == null) {
            return new Ends(opening, among(unplaced, opening.amount().add(sum)));
        } else if (opening == null && closing != null) {
            return new Ends(among(unplaced, closing.amount().subtract(sum)), closing);
        } else {
            return opening == null ? ofTwo(unplaced, sum) : new Ends(opening, closing);
        }
    }

    private static Ends ofTwo(List<Read> unplaced, BigDecimal sum) {
        var found = new LinkedHashSet<Ends>();
        for (Read one : unplaced) {
            var others = unplaced.stream().filter(other -> other != one).toList();
            var after = among(others, one.amount().amount().add(sum));
            if (after != null) {
                found.add(new Ends(one.amount(), after));
            }
        }
        return found.size() == 1 ? found.getFirst() : Ends.NONE;
    }

    private static @Nullable Money among(List<Read> read, BigDecimal amount) {
        return read.stream()
                .map(Read::amount)
                .filter(each -> each.amount().compareTo(amount) == 0)
                .findFirst()
                .orElse(null);
    }

    private void remark(List<Read> read, Ends ends) {
        var left = read.stream()
                .filter(each ->
                        !each.amount().equals(ends.opening()) && !each.amount().equals(ends.closing()))
                .findFirst();
        remark = left.map(each -> ReadingProblem.at(
                        ReadingCode.CLOSING_NOT_COUNTED,
                        "\"" + each.placed().line().name() + "\" of " + each.amount()
                                + " is not said to be the balance before or after the rows, and proves nothing.",
                        each.placed().line().line()))
                .orElse(null);
    }

    private static @Nullable Money amount(BalanceLine line, DecimalSign decimals, Currency currency) {
        var number = WrittenNumber.of(line.amount());
        if (number == null || !decimals.canRead(line.amount(), currency)) {
            return null;
        }
        var marked = number.mark().isEmpty() ? currency : Currencies.ofSign(number.mark());
        var amount = decimals.read(line.amount(), currency, line.line());
        return marked != null && !marked.equals(currency)
                ? null
                : line.isOut() ? amount.abs().negated() : amount;
    }

    /** The last day of the period that the file states above its rows, where it covers them; else that of the last row. */
    private LocalDate lastOfPeriod(BookedRows rows, @Nullable DateOrder order) {
        var end = rows.last();
        for (List<String> days : periods) {
            var first = day(days.getFirst(), order);
            var last = day(days.getLast(), order);
            if (first != null && last != null && !first.isAfter(rows.first()) && last.isAfter(end)) {
                end = last;
            }
        }
        return end;
    }

    private static @Nullable LocalDate day(@Nullable String written, @Nullable DateOrder order) {
        return Optional.ofNullable(written)
                .map(WrittenDate::of)
                .map(date -> {
                    var readings = date.readings();
                    return readings.size() == 1
                            ? readings.values().iterator().next()
                            : order == null ? null : date.day(order);
                })
                .orElse(null);
    }
}
