package io.financereport.statement.reading.csv;

import io.financereport.money.Money;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.written.DateColumn;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bank's CSV file in two passes: the first learns what holds for the file as a whole, the second emits the rows.
 * Neither keeps the file in memory.
 */
public final class CsvReader {
    private static final int ROWS_BETWEEN_CHECKS = 1_000;

    private final RowForms table;
    private final CsvColumns columns;
    private final ReadingLimits limits;
    private final FirstPass facts;
    private final List<Integer> texts;
    private final Payees payees;
    private final SampleTaker sample;
    private final BookedRows booked = new BookedRows();
    private final TotalLines totals;
    private final List<ReadingProblem> problems = new ArrayList<>();
    private String lastDayText = "";
    private @Nullable LocalDate lastDay;

    private CsvReader(RowForms table, Preamble above, ReadingHints hints, ReadingLimits limits) {
        this.table = table;
        this.columns = table.columns();
        this.limits = limits;
        this.texts = columns.header().columns(ColumnRole.DESCRIPTION);
        this.payees = new Payees(columns.header());
        this.sample = new SampleTaker(hints.currency());
        this.totals = new TotalLines(columns);
        this.facts = new FirstPass(
                columns,
                above,
                hints,
                KnownAnswers.of(table.header(), table.format(), hints.layouts()),
                limits.today());
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return read(TextTable.of(document), hints, limits, sink);
    }

    /** The charset by which the bytes are made text. */
    public static TextEncoding encoding(SourceDocument document) throws IOException {
        return TextTable.encoding(document);
    }

    /**
     * As {@link #read(SourceDocument, ReadingHints, ReadingLimits, RowSink)}, of any table.
     *
     * @throws Refusal when the table cannot be read as a whole
     */
    public static Reading read(Table table, ReadingHints hints, ReadingLimits limits, RowSink sink) throws IOException {
        return new CsvTables(table, hints, limits).read(sink);
    }

    /**
     * The first pass over one table.
     *
     * @throws Refusal when it cannot be read as a whole
     */
    static CsvReader learn(Table table, CsvHeader header, ReadingHints hints, ReadingLimits limits) throws IOException {
        var rows = RowForms.of(table, RowsBelow.refine(table, header), hints.dateOrder());
        var reader = new CsvReader(rows, Preamble.of(table, rows.header()), hints, limits);
        reader.problems.addAll(rows.remarks());
        reader.learn();
        reader.facts.signs().refuseContradictions();
        return reader;
    }

    FirstPass facts() {
        return facts;
    }

    /** What is to be said once the rows were emitted. */
    List<ReadingProblem> problems() {
        return problems;
    }

    /** The balances before and after the rows once they were emitted. */
    StatedBalances.Ends ends() {
        // Of several accounts in one table, a line beside the rows does not say which it is about.
        return facts.accounts().size() == 1 ? facts.balances().solve(booked, facts) : StatedBalances.Ends.NONE;
    }

    /** How the table is written, once the rows were emitted. */
    TableRead table() {
        return new TableRead(
                facts.layout(table.format(), table.header()),
                sample.sample(),
                columns.header().known());
    }

    private void learn() throws IOException {
        var skipped = new Skipped();
        var lines = 0;
        try (var records = table.open(columns.header().separator())) {
            for (CsvRecord row = records.next(); row != null; row = records.next()) {
                if (++lines % ROWS_BETWEEN_CHECKS == 0) {
                    limits.check(facts.rows(), row.line());
                }
                if (row.line() <= columns.header().line()) {
                    facts.learnAbove(row);
                    skipped.above(row, columns.header());
                    continue;
                }
                switch (columns.kindOf(row)) {
                    case ROW -> {
                        skipped.refuseUndatedBefore(row.line(), facts.rows());
                        facts.learn(row);
                        check(facts.rows(), row.line());
                    }
                    case SKIPPED -> {
                        facts.learnNoRow(row);
                        skipped.line(row.line());
                    }
                    case TOTAL -> {
                        facts.learnNoRow(row);
                        skipped.line(row.line());
                        totals.expect();
                    }
                    case WITHOUT_AMOUNT -> skipped.withoutAmount(row.line());
                    case UNDATED -> {
                        facts.balances().see(row, facts.rows());
                        skipped.undated(row.line());
                    }
                    case PENDING -> facts.learnPending(row);
                    case BLANK -> {}
                }
            }
        }
        facts.settle();
        if (facts.rows() == 0) {
            throw new Refusal(ReadingCode.NO_ROWS, "Below the header there is no row with a date and an amount.");
        }
        problems.addAll(skipped.problems());
    }

    /** The second pass, once nothing is open. */
    void emit(RowSink sink) throws IOException {
        problems.addAll(facts.remarks());
        var accounts = facts.accounts();
        var ordinal = 0;
        var leftOut = new Tally();
        try (var records = table.open(columns.header().separator())) {
            for (CsvRecord row = records.next(); row != null; row = records.next()) {
                sample.see(row);
                var kind = row.line() > columns.header().line() ? columns.kindOf(row) : CsvColumns.Kind.BLANK;
                if (kind == CsvColumns.Kind.ROW || (kind == CsvColumns.Kind.PENDING && facts.canRead(row))) {
                    ordinal++;
                    check(ordinal, row.line());
                    var read = row(row, ordinal, accounts.indexOf(facts.accountOf(row)));
                    if (kind == CsvColumns.Kind.ROW) {
                        sample.see(read);
                        booked.see(read);
                        totals.add(row, facts.decimals());
                    }
                    sink.accept(kind == CsvColumns.Kind.ROW ? read : read.as(Standing.PENDING));
                } else if (kind == CsvColumns.Kind.PENDING) {
                    leftOut.add(row.line());
                } else if (kind == CsvColumns.Kind.TOTAL) {
                    totals.check(row, facts.decimals(), booked.sum());
                }
            }
        }
        problems.addAll(totals.problems());
        problems.addAll(leftOut.problems(
                ReadingCode.ROWS_PENDING,
                "rows are not booked yet, and have no day, no amount or no account among the booked ones: they were"
                        + " left out."));
    }

    private void check(int rows, long line) {
        if (rows % ROWS_BETWEEN_CHECKS == 0 || rows > limits.rowsMax()) {
            limits.check(rows, line);
        }
    }

    private RowRead row(CsvRecord row, int ordinal, int account) {
        var currency = facts.currencyOf(row);
        var balance = row.value(columns.balance());
        var written = columns.isByDebitAndCredit() ? byColumns(row, columns, facts) : bySign(row, columns, facts);
        var fee = facts.fees().fee(row, written, facts.decimals());
        var amount = signed(facts, facts.fees().net(row, written, facts.decimals()));
        var text = joined(row, texts);
        return new RowRead(
                ordinal,
                account,
                bookedOn(row),
                valueOn(row, columns, facts),
                amount,
                fee == null ? text : Texts.clean(text + " (fee " + fee + ")"),
                Texts.cleanOrNull(joined(row, payees.columns(row, amount.signum()))),
                Texts.cleanOrNull(row.field(columns.reference())),
                balance.isEmpty() ? null : balance(facts, facts.decimals().read(balance, currency, row.line())),
                row.source());
    }

    /** Most rows have the day of the row before. */
    private LocalDate bookedOn(CsvRecord row) {
        var text = row.field(columns.bookedOn());
        if (lastDay == null || !text.equals(lastDayText)) {
            lastDay = DateColumn.read(text, order(facts.bookedOrder()), row.line());
            lastDayText = text;
        }
        return lastDay;
    }

    private static @Nullable LocalDate valueOn(CsvRecord row, CsvColumns columns, FirstPass facts) {
        var text = row.value(columns.valueOn());
        return text.isEmpty() ? null : DateColumn.read(text, order(facts.valueOrder()), row.line());
    }

    private static Money bySign(CsvRecord row, CsvColumns columns, FirstPass facts) {
        var amount = facts.decimals().read(row.value(columns.amount()), facts.currencyOf(row), row.line());
        var signs = facts.signs();
        if (signs.isSignReversed()) {
            amount = amount.abs();
        }
        var isOut = signs.direction() >= 0
                ? signs.isOutByDirection(row)
                : signs.isBareOut() && !signs.isMarkedAsCredit(row);
        return isOut ? amount.negated() : amount;
    }

    /** What is owed is below zero. */
    private static Money balance(FirstPass facts, Money written) {
        var said = signed(facts, written);
        return facts.signs().isBalanceOwed() ? said.negated() : said;
    }

    private static Money signed(FirstPass facts, Money written) {
        return facts.signs().isInverted() ? written.negated() : written;
    }

    /** Money out stands in a column of its own, with or without a minus. */
    private static Money byColumns(CsvRecord row, CsvColumns columns, FirstPass facts) {
        var currency = facts.currencyOf(row);
        var debit = row.value(columns.debit());
        var credit = row.value(columns.credit());
        var out = debit.isEmpty()
                ? Money.zero(currency)
                : facts.decimals().read(debit, currency, row.line()).abs();
        var in = credit.isEmpty() ? Money.zero(currency) : facts.decimals().read(credit, currency, row.line());
        if (facts.signs().isCreditOwed()) {
            in = in.abs();
        }
        if (!out.isZero() && !in.isZero()) {
            throw new Refusal(
                    ReadingCode.SIGN_CONTRADICTORY,
                    "The line has a debit of " + out + " and a credit of " + in + ".",
                    row.line());
        }
        return in.minus(out);
    }

    private static String joined(CsvRecord row, List<Integer> columns) {
        if (columns.size() == 1) {
            return Texts.clean(row.field(columns.getFirst()));
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int column : columns) {
            var text = Texts.clean(row.field(column));
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return Texts.clean(String.join(" ", texts));
    }

    private static DateOrder order(@Nullable DateOrder order) {
        if (order == null) {
            throw new IllegalStateException("Rows are read before the date order is known");
        }
        return order;
    }

    /** Counts the lines that are no rows, so that none is dropped silently. */
    private static final class Skipped {
        private final Tally lines = new Tally();
        private final Tally withoutAmount = new Tally();
        private final Tally above = new Tally();
        private long firstUndated;

        /** A line with an amount and no day may be an opening balance above the rows or a total below them. */
        void undated(long line) {
            line(line);
            firstUndated = firstUndated == 0 ? line : firstUndated;
        }

        /**
         * @throws Refusal when a line with an amount and no day stands between two rows: it may be one of them
         */
        void refuseUndatedBefore(long line, int rows) {
            if (firstUndated > 0 && rows > 0 && firstUndated < line) {
                throw new Refusal(ReadingCode.ROW_INCOMPLETE, "The line has no date.", firstUndated);
            }
            firstUndated = 0;
        }

        /** A table whose names of columns are not known may stand above the one that is read. */
        void above(CsvRecord record, CsvHeader header) {
            if (record.line() < header.line() && BalanceLine.isLikeRow(record)) {
                above.add(record.line());
            }
        }

        void withoutAmount(long line) {
            withoutAmount.add(line);
        }

        void line(long line) {
            lines.add(line);
        }

        List<ReadingProblem> problems() {
            var problems = new ArrayList<ReadingProblem>();
            problems.addAll(lines.problems(ReadingCode.LINES_SKIPPED, "lines hold no row, the first one this."));
            problems.addAll(withoutAmount.problems(
                    ReadingCode.ROWS_WITHOUT_AMOUNT,
                    "lines have a day and no amount, the first one this, and were left out."));
            if (above.count() > 1) {
                problems.addAll(above.problems(
                        ReadingCode.SECTION_LEFT_OUT,
                        "lines above the names of the columns have a day and an amount, the first one this, and were"
                                + " left out."));
            }
            return problems;
        }
    }
}
