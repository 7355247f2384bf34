package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.written.BalanceWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of balances.
 *
 * @param balances those that it states, from left to right
 * @param ofPrinting the last one of the moment of printing, or null
 * @param values the line below, when a balance of this one stands there
 * @param isRowOrText whether it has to be read as one of these: it states no sum, and no balance but perhaps that of printing
 * @param day the one it begins with in a table, as a row would be of it; null without
 */
record LineBalances(
        List<Stated> balances,
        WordNumbers.@Nullable Found ofPrinting,
        @Nullable PdfLine values,
        boolean isRowOrText,
        @Nullable PdfRow day) {
    private static final LineBalances ROW = new LineBalances(List.of(), null, null, true, null);

    /**
     * A balance and its number.
     *
     * @param word the first one of its name
     */
    record Stated(BalanceWords.Balance balance, WordNumbers.Found number, boolean isBelowZero, int word) {}

    LineBalances {
        balances = List.copyOf(balances);
    }

    /** @param header of the table around the line, null where there is none */
    static LineBalances of(List<PdfLine> lines, int at, @Nullable TableHeader header) {
        var line = lines.get(at);
        var words = line.words();
        var date = header == null ? null : RowDates.of(line, header);
        var from = date == null ? 0 : date.textFrom();
        var mayBeRow = date != null && hasAmount(header, WordNumbers.in(words, from));
        var text = StatementWords.textFrom(words, from);
        if (mayBeRow && StatementWords.mayNameRow(text)) {
            return ROW;
        }
        var balances = new ArrayList<Stated>();
        WordNumbers.Found ofPrinting = null;
        PdfLine values = null;
        var isStated = StatementWords.isTotal(text);
        for (int word = from; word < words.size(); word++) {
            var begins = word == from || PdfLine.areOfTwoCells(words.get(word - 1), words.get(word));
            if (begins && date != null && header != null && isNote(header, words, from, word)) {
                break;
            }
            var name = begins ? StatementWords.textFrom(words, word) : "";
            var balance = word == from && date != null && !mayBeRow
                    ? StatementWords.balanceOfDay(name)
                    : BalanceWords.balance(name);
            if (balance == null && BalanceWords.isOfPrinting(name)) {
                ofPrinting = BalanceValue.of(lines, at, word, header);
            }
            if (balance != null) {
                var before = date == null ? null : WordNumbers.onlyBefore(words, word);
                var number = before == null ? BalanceValue.of(lines, at, word, header) : before;
                if (number != null) {
                    var isBelow = before == null
                            && WordNumbers.besidesDates(words, word).isEmpty();
                    values = isBelow ? lines.get(at + 1) : values;
                    var isDebit = BalanceWords.isBelowZero(name) || (before != null && isDebit(header, before));
                    balances.add(new Stated(balance, number, isDebit, word));
                }
                isStated |= number != null || word == from;
            }
        }
        var day = date != null && header != null ? new PdfRow(header, line, date.texts(), date.rest()) : null;
        return new LineBalances(balances, ofPrinting, values, !isStated, day);
    }

    /** Whether the words behind the columns of numbers are more of a row, which has its text and amount before them. */
    private static boolean isNote(TableHeader header, List<PdfWord> words, int from, int word) {
        return header.cells().stream()
                        .filter(TableHeader.Cell::isNumber)
                        .allMatch(cell -> cell.right() < words.get(word).left())
                && WordNumbers.haveMoney(words, word)
                && words.subList(from, word).stream()
                        .anyMatch(before -> before.text().chars().anyMatch(Character::isLetter))
                && hasAmount(header, WordNumbers.in(words.subList(0, word), from));
    }

    private static boolean isDebit(@Nullable TableHeader header, WordNumbers.Found number) {
        return header != null && PdfRow.aligned(header, List.of(number)).containsKey(ColumnRole.DEBIT);
    }

    /** Whether a number stands under an amount column of the table. */
    static boolean hasAmount(@Nullable TableHeader header, List<WordNumbers.Found> numbers) {
        return header != null
                && PdfRow.aligned(header, numbers).keySet().stream().anyMatch(role -> role != ColumnRole.BALANCE);
    }
}
