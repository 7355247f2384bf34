package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table says of the currency of each row: a column, the name of the amounts, a mark beside the amount, the name of the balances, or
 * the lines above.
 */
final class RowCurrencies {
    private static final int CODE_LETTERS = 3;

    private final CsvColumns columns;
    private final @Nullable Currency ofHeader;
    private final @Nullable Currency ofBalances;
    private final @Nullable Currency above;
    private final Currency callers;
    private final Set<Currency> marks = new HashSet<>();
    private final Tally unmarked = new Tally();

    /**
     * @param callers which holds where nothing says another one
     */
    RowCurrencies(CsvColumns columns, Preamble preamble, Currency callers) {
        this.columns = columns;
        this.ofHeader = columns.currencyOfHeader();
        this.ofBalances = columns.currencyOfBalances();
        this.above = preamble.currency();
        this.callers = callers;
    }

    void learn(CsvRecord row) {
        var mark = ofHeader == null ? mark(row) : null;
        if (mark != null) {
            marks.add(mark);
        } else if (of(row) == null) {
            unmarked.add(row.line());
        }
    }

    /** Whether marks beside other amounts name the caller's currency, so that the file says it. */
    boolean nameCallers() {
        return marks.contains(callers);
    }

    List<ReadingProblem> remarks() {
        return marks.isEmpty() || marks.equals(Set.of(callers))
                ? List.of()
                : unmarked.problems(
                        ReadingCode.ROWS_OF_OTHER_CURRENCY,
                        "rows have no currency beside their amount, the first one this, and others have another one:"
                                + " they are taken for " + callers.getCurrencyCode() + ". Look whether they are.");
    }

    /**
     * Null where nothing says it.
     *
     * @throws Refusal when the column of currencies holds something else
     */
    @Nullable
    Currency of(CsvRecord row) {
        var code = columns.currencyIn(row);
        if (!code.isEmpty()) {
            var currency = Currencies.ofSign(code);
            if (currency == null) {
                throw new Refusal(
                        ReadingCode.CURRENCY_UNKNOWN,
                        "\"" + shortened(code) + "\" is not an ISO 4217 code.",
                        row.line());
            }
            return currency;
        }
        if (ofHeader != null) {
            // Signs of money are shared by currencies, codes are not.
            var mark = mark(row, columns.amount(), columns.debit(), columns.credit());
            var beside = mark.length() == CODE_LETTERS ? Currencies.find(mark) : null;
            return beside == null ? ofHeader : beside;
        }
        var marked = mark(row);
        if (marked != null) {
            return marked;
        }
        return ofBalances == null ? above : ofBalances;
    }

    private @Nullable Currency mark(CsvRecord row) {
        var mark = mark(row, columns.amount(), columns.debit(), columns.credit(), columns.balance());
        return mark.isEmpty() ? null : Currencies.ofSign(mark);
    }

    /** The first one in the columns; empty where there is none. */
    private static String mark(CsvRecord row, int... columns) {
        for (int column : columns) {
            var number = mayHaveMark(row.value(column)) ? WrittenNumber.of(row.value(column)) : null;
            if (number != null && !number.mark().isEmpty()) {
                return number.mark();
            }
        }
        return "";
    }

    /** Most amounts begin and end with a digit. */
    private static boolean mayHaveMark(String amount) {
        return !amount.isEmpty()
                && !(Character.isDigit(amount.charAt(amount.length() - 1))
                        && (Character.isDigit(amount.charAt(0))
                                || (amount.length() > 1
                                        && amount.charAt(0) == '-'
                                        && Character.isDigit(amount.charAt(1)))));
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
