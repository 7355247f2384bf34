package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
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
 * keeps the file in memory. Each record of a bank, cash or card account is one row, whatever its splits.
 */
public final class QifReader {
    private static final int RECORDS_BETWEEN_CHECKS = 1_000;
    private static final int SHOWN_MAX = 40;

    private final SourceDocument document;
    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final DateColumn dates = new DateColumn();
    private final DecimalSign decimals = new DecimalSign();
    private final Findings findings = new Findings();
    private final List<QifAccount> accounts = new ArrayList<>();
    private final Tally investments = new Tally();
    private final Tally unknown = new Tally();
    private final Tally skipped = new Tally();
    private int learnt;
    private int rows;

    private QifReader(SourceDocument document, ReadingHints hints, ReadingLimits limits) {
        this.document = document;
        this.hints = hints;
        this.limits = limits;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return new QifReader(document, hints, limits).read(sink);
    }

    private Reading read(RowSink sink) throws IOException {
        var encoding = TextEncoding.of(document, null);
        pass(encoding, this::learn);
        decimals.settle(hints.decimalMark());
        var certain = dates.order(hints.dateOrder());
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
                case ROWS -> takeRow(record, sections.current(record.line()), order, sink);
                case INVESTMENTS -> investments.add(record.line());
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

    private void pass(TextEncoding encoding, Taker taker) throws IOException {
        var sections = new QifSections();
        var records = 0L;
        try (var cut = new QifRecords(new TextLines(document.open(), encoding))) {
            for (QifRecord record = cut.next(); record != null; record = cut.next()) {
                if (++records % RECORDS_BETWEEN_CHECKS == 0) {
                    limits.check(learnt, record.line());
                }
                if (record.isHeader()) {
                    sections.take(record);
                } else if (sections.holds() == QifSections.Holds.ACCOUNTS) {
                    sections.takeAccount(record);
                } else {
                    taker.take(record, sections);
                }
            }
        }
    }

    private void learn(QifRecord record, QifSections sections) {
        var entry = QifEntry.of(record);
        if (sections.holds() != QifSections.Holds.ROWS || entry.isNoRow()) {
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
        learnt++;
        if (learnt > limits.rowsMax()) {
            limits.check(learnt, record.line());
        }
        dates.learn(entry.date(), record.line());
        decimals.learn(entry.amount(), hints.currency(), record.line());
    }

    private void takeRow(QifRecord record, QifAccount account, DateOrder order, RowSink sink) {
        var entry = QifEntry.of(record);
        if (entry.isNoRow()) {
            skipped.add(record.line());
            return;
        }
        look(record, entry);
        var day = DateColumn.read(entry.date(), order, record.line());
        var written = decimals.read(entry.amount(), hints.currency(), record.line());
        var amount = hints.signs() == Signs.INVERTED ? written.negated() : written;
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

    /** Says what a person has to look at before the row counts. */
    private void look(QifRecord record, QifEntry entry) {
        if (record.end() == End.NOTHING) {
            findings.add(
                    ReadingCode.RECORD_NOT_CLOSED,
                    "The record that begins here has no ^ at its end; its amount " + shortened(entry.amount())
                            + " may be cut off.",
                    record.line());
        }
        if (entry.saysAnotherDate()) {
            findings.add(
                    ReadingCode.DATES_DIFFER,
                    "The record that begins here says the date " + shortened(entry.date()) + " and within its splits "
                            + shortened(entry.otherDate()) + "; the first is taken.",
                    record.line());
        }
        if (!entry.splits().isEmpty() && !addUp(entry, record.line())) {
            findings.add(
                    ReadingCode.SPLITS_NOT_ADDING_UP,
                    "The splits of the record that begins here do not sum to its amount " + shortened(entry.amount())
                            + "; the amount is taken.",
                    record.line());
        }
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
                ReadingCode.INVESTMENTS_LEFT_OUT,
                "records of investment accounts are not read and were left out, the first one this."));
        problems.addAll(unknown.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "records stand in a list whose !Type is not known, and were left out, the first one this."));
        problems.addAll(skipped.problems(
                ReadingCode.LINES_SKIPPED, "records have neither date nor amount, the first one this."));
        return problems;
    }

    private Refusal nothingToRead() {
        return new Refusal(
                ReadingCode.NO_ROWS,
                investments.count() > 0
                        ? "The file holds records of investment accounts only, which are not read."
                        : "The file holds no transactions of a bank, cash or card account.");
    }

    private static String shortened(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }

    /** Takes the records of one pass. */
    @FunctionalInterface
    private interface Taker {
        void take(QifRecord record, QifSections sections);
    }
}
