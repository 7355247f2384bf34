package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
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
import io.financereport.statement.reading.camt.CamtPage.Kind;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads camt.052, camt.053 and camt.054 in one pass over their elements, in whatever envelope they come. */
public final class CamtReader {
    private static final int ROWS_BETWEEN_CHECKS = 1_000;

    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final RowSink sink;
    private final PagedStatements<CamtStatement> statements = new PagedStatements<>();
    private final Findings findings = new Findings();
    private final Tally undated = new Tally();

    private int pages;
    private int taken;
    private int rows;

    private CamtReader(ReadingHints hints, ReadingLimits limits, RowSink sink) {
        this.hints = hints;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return new CamtReader(hints, limits, sink).read(document);
    }

    private Reading read(SourceDocument document) throws IOException {
        try (var xml = XmlElements.of(document, limits)) {
            for (var name = xml.next(); name != null; name = xml.next()) {
                switch (name) {
                    case "BkToCstmrStmt", "BkToCstmrStmtV01" -> readMessage(Kind.STATEMENT, xml);
                    case "BkToCstmrAcctRpt", "BkToCstmrAcctRptV01" -> readMessage(Kind.REPORT, xml);
                    case "BkToCstmrDbtCdtNtfctn", "BkToCstmrDbtCdtNtfctnV01" -> readMessage(Kind.NOTICE, xml);
                    default -> {}
                }
            }
        }
        if (statements.all().isEmpty()) {
            throw pages == 0
                    ? new Refusal(ReadingCode.NO_STATEMENT, "The file holds no statement.")
                    : new Refusal(ReadingCode.NO_ROWS, "The file states neither entries nor booked balances.");
        }
        return new Reading.Read(
                Format.CAMT,
                statements.all().stream().map(CamtStatement::account).toList(),
                rows,
                problems());
    }

    private void readMessage(Kind kind, XmlElements xml) throws IOException {
        var paging = CamtPaging.UNSAID;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "GrpHdr" -> paging = pagingOfHeader(xml);
                case "Stmt", "Rpt", "Ntfctn" -> readPage(new CamtPage(kind, paging, xml.line()), xml);
                default -> {}
            }
        }
    }

    private static CamtPaging pagingOfHeader(XmlElements xml) throws IOException {
        var paging = CamtPaging.UNSAID;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            paging = name.equals("MsgPgntn") ? CamtPaging.read(xml) : paging;
        }
        return paging;
    }

    private void readPage(CamtPage page, XmlElements xml) throws IOException {
        pages++;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Id" -> page.putId(xml.text());
                case "ElctrncSeqNb" -> page.putSequence(xml.text());
                case "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> page.put(CamtPaging.read(xml));
                case "FrToDt" -> readPeriod(page, xml);
                case "Acct" -> page.put(CamtAccount.read(xml));
                case "Bal" -> {
                    var balance = CamtBalance.read(xml, findings);
                    if (balance != null) {
                        page.put(balance, findings);
                    }
                }
                case "TxsSummry" -> page.put(CamtSummary.read(xml));
                case "Ntry" -> take(CamtEntry.read(xml), page);
                default -> {}
            }
        }
        if (page.statement() != null || page.hasBalance()) {
            var statement = statement(page, null);
            statement.end(page, findings);
            page.explain(statement.currency(), findings);
        } else if (page.summary() != null) {
            page.summary().check(page.turnover(), page.turnover(), findings);
        }
    }

    private static void readPeriod(CamtPage page, XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "FrDtTm", "FrDt" -> page.putFrom(CamtValues.day(xml.text()));
                case "ToDtTm", "ToDt" -> page.putTo(CamtValues.day(xml.text()));
                default -> {}
            }
        }
    }

    private void take(CamtEntry entry, CamtPage page) {
        taken++;
        if (taken % ROWS_BETWEEN_CHECKS == 0 || taken > limits.rowsMax()) {
            limits.check(taken, entry.line());
        }
        var standing = entry.standing(page.posts());
        var amount = entry.amount();
        page.turnover().add(entry, amount, standing == Standing.PENDING);
        if (standing == Standing.PENDING && !entry.hasDate()) {
            undated.add(entry.line());
            return;
        }
        entry.putDayOfStatement(page.onlyDay());
        var statement = statement(page, entry);
        rows += standing == Standing.BOOKED ? 1 : 0;
        var said = entry.currency();
        if (said != null && !said.equals(statement.currency())) {
            sayThatItIsApart(entry, said, statement.currency());
            statement = apart(page, said);
        } else if (standing == Standing.BOOKED) {
            page.add(amount, entry.bookedOn());
        }
        sayWhatIsOdd(entry, statement.currency());
        sink.accept(row(entry, amount, statement).as(standing));
    }

    private RowRead row(CamtEntry entry, BigDecimal amount, CamtStatement statement) {
        return new RowRead(
                taken - undated.count(),
                statement.ordinal(),
                entry.bookedOn(),
                entry.valueOn(),
                Amounts.money(amount, statement.currency(), entry.line()),
                entry.description(),
                entry.counterparty(),
                entry.reference(),
                null,
                new Source.Bytes(entry.from(), entry.to(), entry.line()));
    }

    private void sayWhatIsOdd(CamtEntry entry, Currency currency) {
        var unknown = entry.statusUnknown();
        if (unknown != null) {
            findings.add(ReadingCode.STATUS_UNKNOWN, unknown, entry.line());
        }
        if (!entry.hasBookingDate()) {
            findings.add(
                    ReadingCode.BOOKING_DATE_MISSING,
                    entry.hasDate()
                            ? "The entry has no booking date; its value date " + entry.bookedOn() + " is taken."
                            : "The entry has no date; the only day of its statement, " + entry.bookedOn()
                                    + ", is taken.",
                    entry.line());
        }
        if (entry.valueOn() == null && !entry.valueSaid().isEmpty()) {
            findings.add(
                    ReadingCode.VALUE_DATE_IMPOSSIBLE,
                    "The bank says the value date " + Amounts.shortened(entry.valueSaid())
                            + ", which is no day; the row is booked on " + entry.bookedOn() + ".",
                    entry.line());
        }
        var contradiction = entry.contradiction(currency);
        if (contradiction != null) {
            findings.add(ReadingCode.DETAILS_NOT_ADDING_UP, contradiction, entry.line());
        }
    }

    private void sayThatItIsApart(CamtEntry entry, Currency said, Currency ofAccount) {
        findings.add(
                ReadingCode.ROWS_OF_OTHER_CURRENCY,
                "The entry that begins here is of " + said + " and stands on an account of " + ofAccount
                        + ". It is kept apart, as of an account of " + said
                        + " with the same number, and no balance proves it.",
                entry.line());
    }

    /** What the file holds of the account in a currency that is not the account's own. */
    private CamtStatement apart(CamtPage page, Currency currency) {
        var key = "apart\n" + page.posts() + "\n" + page.account().key() + "\n" + currency;
        var known = statements.findLast(key);
        return known == null
                ? statements.begin(
                        key,
                        page.line(),
                        ordinal -> new CamtStatement(ordinal, page.apart(), currency, CurrencyFrom.FILE))
                : known;
    }

    /** The statement that the page belongs to: the account's last one when it chains, else a new one. */
    private CamtStatement statement(CamtPage of, @Nullable CamtEntry entry) {
        var known = of.statement();
        if (known != null) {
            return known;
        }
        var said = of.currency();
        if (said == null && entry != null) {
            said = entry.currency();
        }
        var currency = said == null ? hints.currency() : said;
        var key = of.posts() + "\n" + of.account().key() + "\n" + currency;
        var last = statements.findLast(key);
        if (last != null && last.isContinuedBy(of)) {
            last.append(of, findings);
            of.put(last);
            return last;
        }
        var from = said == null ? CurrencyFrom.CALLER : CurrencyFrom.FILE;
        var begun = statements.begin(key, of.line(), ordinal -> new CamtStatement(ordinal, of, currency, from));
        of.put(begun);
        return begun;
    }

    private List<ReadingProblem> problems() {
        for (CamtStatement statement : statements.all()) {
            statement.end(findings);
            if (statement.contradictoryPage() > 0) {
                findings.add(
                        ReadingCode.PAGE_NOT_ADDING_UP,
                        "The entries of the page that begins here do not lead from its opening to its closing balance.",
                        statement.contradictoryPage());
            }
        }
        var problems = findings.all();
        problems.addAll(undated.problems(
                ReadingCode.LINES_SKIPPED,
                "entries that are not booked have no date either, the first one this, and were left out."));
        return problems;
    }
}
