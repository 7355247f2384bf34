package io.financereport.statement.reading.qif;

import io.financereport.money.Money;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.qif.QifRecord.End;
import io.financereport.statement.reading.text.TextLines;
import io.financereport.statement.reading.written.DateColumn;
import io.financereport.statement.reading.written.DecimalSign;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads QIF in two passes: the first learns how all of its dates and amounts are written, the second emits the rows. Neither
 * keeps the file in memory. Each record of a bank, cash or card account is one row, whatever its splits. Of an investment account the cash
 * is read (accounting.md 8): a record is one row of what it adds or takes, by its action.
 */
public final class QifReader {
    private static final int RECORDS_BETWEEN_CHECKS = 1_000;

    private final SourceDocument document;
    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final RowSink sink;
    private final DateColumn dates = new DateColumn();
    private final DecimalSign decimals = new DecimalSign();
    private final Findings findings = new Findings();
    private final List<QifAccount> accounts = new ArrayList<>();
    private final Tally investments = new Tally();
    private final Tally withoutCash = new Tally();
    private final Tally unknown = new Tally();
    private final Tally skipped = new Tally();
    private int learnt;
    private int rows;

    private QifReader(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink) {
        this.document = document;
        this.hints = hints;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return new QifReader(document, hints, limits, sink).read();
    }

    private Reading read() throws IOException {
        var encoding = TextEncoding.of(document, null);
        var said = pass(encoding, this::learn).dateOrder();
        decimals.settle(hints.decimalMark());
        if (decimals.mark() == DecimalMark.COMMA) {
            dates.seeDecimalCommas();
        }
        var certain = dates.order(hints.dateOrder() == null ? said : hints.dateOrder());
        var order = certain == null ? dates.likeliest(limits.today()) : certain;
        var questions = new ArrayList<ReadingProblem>();
        if (order == null) {
            questions.add(dates.question());
        }
        if (decimals.isOpen()) {
            questions.add(decimals.question());
        }
        if (order == null || !questions.isEmpty()) {
            return new Reading.Open(Format.QIF, questions);
        }
        pass(encoding, (record, sections) -> {
            switch (sections.holds()) {
                case ROWS -> takeRow(record, sections.current(record.line()), order);
                case INVESTMENTS -> takeInvestment(record, sections.current(record.line()), order);
                case UNKNOWN -> unknown.add(record.line());
                case ACCOUNTS, WORDS -> {}
            }
        });
        if (rows == 0) {
            throw nothingToRead();
        }
        var found = accounts.stream()
                .map(account -> account.account(hints.currency()))
                .toList();
        var problems = problems(encoding);
        if (certain == null) {
            problems.add(DateColumn.inferred(order));
        }
        return new Reading.Read(Format.QIF, found, rows, problems);
    }

    private QifSections pass(TextEncoding encoding, Taker taker) throws IOException {
        var sections = new QifSections();
        var records = 0L;
        try (var cut = new QifRecords(new TextLines(document.open(), encoding))) {
            for (QifRecord record = cut.next(); record != null; record = cut.next()) {
                if (++records % RECORDS_BETWEEN_CHECKS == 0) {
                    limits.check(learnt, record.line());
                }
                if (record.isHeader()) {
                    sections.take(record);
                } else if (sections.holds() != QifSections.Holds.ACCOUNTS || !sections.takeAccount(record)) {
                    taker.take(record, sections);
                }
            }
        }
        return sections;
    }

    private void learn(QifRecord record, QifSections sections) {
        switch (sections.holds()) {
            case ROWS -> learnRow(record);
            case INVESTMENTS -> {
                var investment = QifInvestment.of(record);
                if (!investment.isWithoutCash()
                        && investment.whyUnread(sections.current(record.line()).name()) == null) {
                    learn(investment.entry().date(), investment.amounts(), record.line());
                }
            }
            case ACCOUNTS, WORDS, UNKNOWN -> {}
        }
    }

    private void learnRow(QifRecord record) {
        var entry = QifEntry.of(record);
        if (entry.isNoRow()) {
            return;
        }
        if (!entry.isWhole()) {
            throw new Refusal(
                    record.end() == End.NOTHING ? ReadingCode.FILE_CUT_OFF : ReadingCode.ROW_INCOMPLETE,
                    entry.date().isEmpty()
                            ? "The record that begins here has no date (D)."
                            : "The record that begins here has no amount (T).",
                    record.line());
        }
        learn(entry.date(), List.of(entry.amount()), record.line());
    }

    private void learn(String date, List<String> amounts, long line) {
        learnt++;
        if (learnt > limits.rowsMax()) {
            limits.check(learnt, line);
        }
        dates.learn(date, line);
        amounts.forEach(amount -> decimals.learn(amount, hints.currency(), line));
    }

    private void takeRow(QifRecord record, QifAccount account, DateOrder order) {
        var entry = QifEntry.of(record);
        if (entry.isNoRow()) {
            skipped.add(record.line());
            return;
        }
        look(record, entry);
        var written = decimals.read(entry.amount(), hints.currency(), record.line());
        var amount = hints.signs() == Signs.INVERTED ? written.negated() : written;
        emit(record, account, entry, order, amount);
    }

    private void takeInvestment(QifRecord record, QifAccount account, DateOrder order) {
        var investment = QifInvestment.of(record);
        var entry = investment.entry();
        if (investment.isWithoutCash()) {
            withoutCash.add(record.line());
            return;
        }
        var why = investment.whyUnread(account.name());
        var cash = why == null ? investment.cash(decimals) : null;
        if (cash == null) {
            leaveOut(record, why == null ? "contradicts its action by " + investment.amounts() : why);
        } else if (cash.signum() == 0) {
            withoutCash.add(record.line());
        } else {
            look(record, entry);
            investments.add(record.line());
            var amount = Amounts.money(cash, hints.currency(), record.line());
            emit(record, account, investment.row(), order, amount);
        }
    }

    private void emit(QifRecord record, QifAccount account, QifEntry entry, DateOrder order, Money amount) {
        var day = DateColumn.read(entry.date(), order, record.line());
        if (account.isFirst() && entry.isOpening(account.name())) {
            account.open(amount, day, entry.transferredTo());
            findings.add(
                    ReadingCode.OPENING_STATED,
                    "The record that begins here states the balance to begin with, " + amount
                            + "; it is the account's opening balance and no row.",
                    record.line());
            return;
        }
        if (!account.hasRows()) {
            accounts.add(account);
        }
        rows++;
        sink.accept(new RowRead(
                rows,
                account.ordinal(accounts.size() - 1),
                day,
                null,
                amount,
                entry.description(),
                Texts.cleanOrNull(entry.payee()),
                Texts.cleanOrNull(entry.number()),
                null,
                new Source.Bytes(record.from(), record.to(), record.line())));
    }

    private void leaveOut(QifRecord record, String why) {
        findings.add(
                ReadingCode.INVESTMENTS_LEFT_OUT,
                "The record of an investment account that begins here " + why + "; it was left out.",
                record.line());
    }

    /** Says what a person has to look at before the row counts. */
    private void look(QifRecord record, QifEntry entry) {
        if (record.end() == End.NOTHING) {
            findings.add(
                    ReadingCode.RECORD_NOT_CLOSED,
                    "The record that begins here has no ^ at its end; its amount " + Amounts.shortened(entry.amount())
                            + " may be cut off.",
                    record.line());
        }
        if (entry.saysAnotherDate()) {
            findings.add(
                    ReadingCode.DATES_DIFFER,
                    "The record that begins here says the date " + Amounts.shortened(entry.date())
                            + " and further down " + Amounts.shortened(entry.otherDate())
                            + "; the first is taken.",
                    record.line());
        }
        if (!entry.otherAmount().isEmpty() && !isSame(entry.amount(), entry.otherAmount())) {
            findings.add(
                    ReadingCode.AMOUNTS_DIFFER,
                    "The record that begins here says the amount " + Amounts.shortened(entry.amount()) + " and also "
                            + Amounts.shortened(entry.otherAmount()) + " (T, U); the first T is taken. Perhaps the ^"
                            + " between two records is missing.",
                    record.line());
        }
        if (!entry.splits().isEmpty() && !addUp(entry, record.line())) {
            findings.add(
                    ReadingCode.SPLITS_NOT_ADDING_UP,
                    "The splits of the record that begins here do not sum to its amount "
                            + Amounts.shortened(entry.amount()) + "; the amount is taken.",
                    record.line());
        }
    }

    private boolean isSame(String one, String other) {
        var value = decimals.find(one);
        var otherValue = decimals.find(other);
        return value != null && otherValue != null && value.compareTo(otherValue) == 0;
    }

    private boolean addUp(QifEntry entry, long line) {
        var sum = BigDecimal.ZERO;
        for (String split : entry.splits()) {
            var value = decimals.find(split);
            if (value == null) {
                return false;
            }
            sum = sum.add(value);
        }
        return sum.compareTo(
                        decimals.read(entry.amount(), hints.currency(), line).amount())
                == 0;
    }

    private List<ReadingProblem> problems(TextEncoding encoding) {
        var problems = findings.all();
        problems.addAll(encoding.problems());
        problems.addAll(investments.problems(
                ReadingCode.INVESTMENT_CASH,
                "records of investment accounts are rows of their cash, the first one this; no balance proves them:"
                        + " compare their sum with the cash that the broker states."));
        problems.addAll(withoutCash.problems(
                ReadingCode.INVESTMENTS_WITHOUT_CASH,
                "records of investment accounts move no cash of theirs, and are no rows, the first one this: they move"
                        + " securities, reinvest, or another account pays and is paid."));
        problems.addAll(unknown.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "records stand in a list whose !Type is not known, or not said, and were left out, the first"
                        + " one this."));
        problems.addAll(skipped.problems(
                ReadingCode.LINES_SKIPPED, "records have neither date nor amount, the first one this."));
        return problems;
    }

    private Refusal nothingToRead() {
        return new Refusal(
                ReadingCode.NO_ROWS,
                withoutCash.count() > 0
                        ? "The file holds records of investment accounts that move no cash, and no rows."
                        : "The file holds no transactions of a bank, cash, card or investment account.");
    }

    /** Takes the records of one pass. */
    @FunctionalInterface
    private interface Taker {
        void take(QifRecord record, QifSections sections);
    }
}
