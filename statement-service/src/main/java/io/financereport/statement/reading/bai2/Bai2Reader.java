package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.PagedStatements;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.text.TextLines;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads BAI2 in one pass over its records. */
public final class Bai2Reader {
    private static final int RECORDS_BETWEEN_CHECKS = 1_000;

    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final RowSink sink;
    private final PagedStatements<Bai2Statement> statements = new PagedStatements<>();
    private final Findings findings = new Findings();
    private final Tally skipped = new Tally();

    private @Nullable Bai2Total file;
    private @Nullable Bai2Total groupTotal;
    private @Nullable Bai2Group group;
    private @Nullable Bai2Account account;
    private long records;
    private long lastLine = 1;
    /** Rows of interim reports, which are not booked. */
    private int notified;

    private int rows;

    private Bai2Reader(ReadingHints hints, ReadingLimits limits, RowSink sink) {
        this.hints = hints;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return new Bai2Reader(hints, limits, sink).read(document);
    }

    private Reading read(SourceDocument document) throws IOException {
        var encoding = TextEncoding.of(document, null);
        try (var cut = new Bai2Records(new TextLines(document.open(), encoding), encoding)) {
            for (Bai2Record each = cut.next(); each != null; each = cut.next()) {
                lastLine = each.line();
                if (++records % RECORDS_BETWEEN_CHECKS == 0) {
                    limits.check(rows + (long) notified, lastLine);
                }
                take(each);
            }
        }
        if (file != null) {
            throw cutOff("The file ends without its trailer (99)");
        }
        if (statements.all().isEmpty()) {
            throw new Refusal(
                    ReadingCode.NO_ROWS, "The file has no transaction, and no account with both ledger balances.");
        }
        return new Reading.Read(
                Format.BAI2,
                statements.all().stream().map(Bai2Statement::account).toList(),
                rows,
                problems(encoding));
    }

    private void take(Bai2Record next) {
        if (file == null && next.code() != 1) {
            skipped.add(next.line());
            return;
        }
        switch (next.code()) {
            case 1 -> beginFile(next);
            case 2 -> beginGroup(next);
            case 3 -> beginAccount(next);
            case 16 -> takeRow(next);
            case 49 -> endAccount(next);
            case 98 -> endGroup(next);
            default -> endFile(next);
        }
    }

    private void beginFile(Bai2Record header) {
        if (file != null) {
            throw cutOff("Another file begins (01) before the trailer (99) of the one before");
        }
        var total = new Bai2Total();
        total.count(header.physicalRecords());
        file = total;
    }

    private void beginGroup(Bai2Record header) {
        if (groupTotal != null) {
            throw cutOff("Another group begins (02) before the trailer (98) of the one before");
        }
        var total = new Bai2Total();
        total.count(header.physicalRecords());
        groupTotal = total;
        var begun = Bai2Group.of(header);
        group = begun;
        if (!begun.status().posts()) {
            findings.add(
                    ReadingCode.GROUP_LEFT_OUT,
                    begun.status() == Bai2Group.Status.TEST
                            ? "The group of " + begun.asOf() + " that begins here is a test (status 4); it is left out."
                            : "The bank deletes (status 2) what it sent for " + begun.asOf()
                                    + " before; the group is left out. Revert what was imported of that day.",
                    header.line());
        } else if (begun.status() == Bai2Group.Status.CORRECTION) {
            findings.add(
                    ReadingCode.GROUP_CORRECTS,
                    "The group that begins here corrects (status 3) what the bank sent for " + begun.asOf()
                            + " before; look whether that was imported.",
                    header.line());
        }
    }

    private void beginAccount(Bai2Record header) {
        var of = group;
        if (of == null || account != null) {
            throw cutOff(
                    of == null
                            ? "An account (03) stands outside of any group (02)"
                            : "Another account begins (03) before the trailer (49) of the one before");
        }
        var begun = new Bai2Account(of, header, hints, findings);
        begun.total().count(header.physicalRecords());
        account = begun;
    }

    private void takeRow(Bai2Record row) {
        var of = account;
        var inGroup = group;
        if (of == null || inGroup == null) {
            throw cutOff("A transaction (16) stands outside of any account (03)");
        }
        var entry = Bai2Entry.of(row);
        of.total().count(row.physicalRecords());
        if (entry.written() != null) {
            of.total().add(entry.written(), entry.signed());
        }
        if (!inGroup.status().posts()) {
            return;
        }
        if (entry.needsProof()) {
            of.requireProof(row.line());
        }
        if (entry.moves()) {
            emit(row, entry, of);
        } else {
            skipped.add(row.line());
        }
    }

    private void emit(Bai2Record row, Bai2Entry entry, Bai2Account of) {
        if (entry.direction() == Bai2Direction.UNKNOWN) {
            throw new Refusal(
                    ReadingCode.DIRECTION_UNKNOWN,
                    "The standard has no type code \"" + Bai2Values.shortened(entry.type())
                            + "\" that says whether this row is money in or out.",
                    row.line());
        }
        var valueOn = entry.valueOn();
        if (valueOn == null && !entry.valueSaid().isEmpty()) {
            findings.add(
                    ReadingCode.VALUE_DATE_IMPOSSIBLE,
                    "The bank says the value date \"" + Bai2Values.shortened(entry.valueSaid())
                            + "\" (YYMMDD), which is no day; the row is booked on " + of.asOf() + ".",
                    row.line());
        }
        var statement = statement(of);
        var ordinal = count(of.isInterim() ? Standing.NOTIFIED : Standing.BOOKED, row.line());
        of.add(entry.signed());
        sink.accept(new RowRead(
                ordinal,
                statement.ordinal(),
                of.asOf(),
                valueOn,
                Bai2Values.money(entry.signed(), of.currency(), row.line()),
                entry.description(),
                null,
                entry.reference(),
                null,
                new Source.Bytes(row.from(), row.to(), row.line()),
                of.isInterim() ? Standing.NOTIFIED : Standing.BOOKED));
    }

    /** The ordinal of the next row. */
    private int count(Standing standing, long line) {
        rows += standing == Standing.BOOKED ? 1 : 0;
        notified += standing == Standing.BOOKED ? 0 : 1;
        var all = rows + notified;
        if (all > limits.rowsMax()) {
            limits.check(all, line);
        }
        return all;
    }

    /** The statement that the day belongs to: the account's last one when it chains, else a new one. */
    private Bai2Statement statement(Bai2Account of) {
        var known = of.statement();
        if (known != null) {
            return known;
        }
        var key = of.institution() + "\n" + of.identifier() + "\n" + of.currency() + "\n" + of.isInterim();
        var last = statements.findLast(key);
        if (last != null && (of.isInterim() || last.isContinuedBy(of))) {
            last.append(of);
            of.put(last);
            return last;
        }
        var begun = statements.begin(key, of.line(), ordinal -> new Bai2Statement(ordinal, of));
        of.put(begun);
        return begun;
    }

    private void endAccount(Bai2Record trailer) {
        var ended = account;
        var into = groupTotal;
        if (ended == null || into == null) {
            throw cutOff("A trailer (49) ends no account (03)");
        }
        account = null;
        ended.end();
        ended.total().count(trailer.physicalRecords());
        ended.total().check(trailer, Bai2Total.Level.ACCOUNT, findings);
        into.addMember(ended.total(), trailer);
        var posts = group != null && group.status().posts();
        if (posts && ended.isWorthKeeping()) {
            statement(ended).end(ended);
        }
    }

    private void endGroup(Bai2Record trailer) {
        var ended = groupTotal;
        var into = file;
        if (ended == null || into == null || account != null) {
            throw cutOff("The group ends (98) before the trailer (49) of its account");
        }
        groupTotal = null;
        group = null;
        ended.count(trailer.physicalRecords());
        ended.check(trailer, Bai2Total.Level.GROUP, findings);
        into.addMember(ended, trailer);
    }

    private void endFile(Bai2Record trailer) {
        var ended = file;
        if (ended == null || groupTotal != null) {
            throw cutOff("The file ends (99) before the trailer (98) of its group");
        }
        file = null;
        ended.count(trailer.physicalRecords());
        ended.check(trailer, Bai2Total.Level.FILE, findings);
    }

    private Refusal cutOff(String what) {
        return new Refusal(ReadingCode.FILE_CUT_OFF, what + ": a part is missing. Download the file again.", lastLine);
    }

    private List<ReadingProblem> problems(TextEncoding encoding) {
        for (Bai2Statement statement : statements.all()) {
            if (statement.contradictoryDay() > 0) {
                findings.add(
                        ReadingCode.PAGE_NOT_ADDING_UP,
                        "The rows of the day that begins here do not lead from its opening to its closing balance.",
                        statement.contradictoryDay());
            }
        }
        var problems = findings.all();
        problems.addAll(encoding.problems());
        problems.addAll(skipped.problems(
                ReadingCode.LINES_SKIPPED, "records move no money or stand outside of the file, the first one this."));
        return problems;
    }
}
