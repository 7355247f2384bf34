package io.financereport.statement.reading.mt940;

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
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.mt940.Mt940Page.Form;
import io.financereport.statement.reading.text.TextLines;
import io.financereport.statement.reading.written.Currencies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads MT940 and MT942 in one pass over their fields. */
public final class Mt940Reader {
    private static final int ROWS_BETWEEN_CHECKS = 1_000;
    private static final String BEGIN_OF_HBCI = "@@:";
    private static final Pattern INTERIM = Pattern.compile("\\{2:[IO]942|^(MT)?942$");
    private static final Pattern STATEMENT = Pattern.compile("\\{2:[IO]9[45]0|^(MT)?940$");

    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final RowSink sink;
    private final PagedStatements<Mt940Statement> statements = new PagedStatements<>();
    private final Findings findings = new Findings();
    private final Tally skipped = new Tally();

    private Form form = Form.UNSAID;
    private @Nullable Mt940Page page;
    private @Nullable Mt940Row row;
    private boolean inBlock;
    private boolean hasBalance;
    /** Rows that are announced or expected, and not booked. */
    private int unposted;

    private int rows;

    private Mt940Reader(ReadingHints hints, ReadingLimits limits, RowSink sink) {
        this.hints = hints;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return new Mt940Reader(hints, limits, sink).read(document);
    }

    private Reading read(SourceDocument document) throws IOException {
        var encoding = TextEncoding.of(document, null);
        try (var fields = new Mt940Fields(new TextLines(document.open(), encoding, isCutByAts(document)))) {
            for (Mt940Field field = fields.next(); field != null; field = fields.next()) {
                take(field);
            }
        }
        if (inBlock && page != null && page.closing() == null && !page.isInterim()) {
            throw new Refusal(
                    ReadingCode.FILE_CUT_OFF,
                    "The file ends before the message that begins here; download it again.",
                    page.line());
        }
        finishPage();
        if (rows + unposted == 0 && statements.all().isEmpty()) {
            throw new Refusal(ReadingCode.NO_STATEMENT, "The file holds no statement.");
        }
        return new Reading.Read(
                Format.MT940,
                statements.all().stream().map(Mt940Statement::account).toList(),
                rows,
                problems(encoding));
    }

    /** HBCI hands messages on with {@code @@} in place of each line end, before the first field too. */
    private static boolean isCutByAts(SourceDocument document) throws IOException {
        try (var in = document.open()) {
            return new String(in.readNBytes(BEGIN_OF_HBCI.length()), StandardCharsets.ISO_8859_1).equals(BEGIN_OF_HBCI);
        }
    }

    private void take(Mt940Field field) {
        switch (field.kind()) {
            case BLOCK -> {
                finishRow();
                inBlock = inBlock || field.first().contains("{4:");
                seeForm(field.first());
            }
            case END -> {
                finishRow();
                inBlock = false;
            }
            case BANNER -> {
                finishRow();
                seeForm(field.first().strip());
                skipped.add(field.line());
            }
            case FIELD -> takeField(field);
        }
    }

    private void seeForm(String text) {
        if (INTERIM.matcher(text).find()) {
            form = Form.INTERIM;
        } else if (STATEMENT.matcher(text).find()) {
            form = Form.STATEMENT;
        }
    }

    private void takeField(Mt940Field field) {
        switch (field.tag()) {
            case "940", "942" -> {
                finishPage();
                seeForm(field.tag());
            }
            case "20" -> begin(field);
            case "61" -> beginRow(field);
            case "86", "NS" -> {
                if (row != null) {
                    row.add(field);
                }
            }
            default -> takeOfPage(field);
        }
    }

    private void takeOfPage(Mt940Field field) {
        finishRow();
        switch (field.tag()) {
            case "25", "25P" -> headOfPage(field).put(Mt940Account.of(field));
            case "28", "28C" -> headOfPage(field).putNumber(field.first());
            case "13", "13C", "13D" -> headOfPage(field).seeInterim();
            case "34F" -> {
                var head = headOfPage(field);
                head.seeInterim();
                head.see(floorCurrency(field.first()));
            }
            case "60F", "60M" -> open(field);
            case "62F", "62M" -> close(field);
            case "90C", "90D" -> refuseLateInterim(field);
            default -> {}
        }
    }

    private void begin(Mt940Field field) {
        finishPage();
        page = new Mt940Page(field.line(), form);
    }

    /** The message whose head is being read; another one when rows or balances have passed already. */
    private Mt940Page headOfPage(Mt940Field field) {
        var head = page;
        if (head == null || head.isBehindHead()) {
            begin(field);
        }
        return page(field);
    }

    private Mt940Page page(Mt940Field field) {
        var current = page;
        if (current == null) {
            current = new Mt940Page(field.line(), form);
            page = current;
        }
        return current;
    }

    private void open(Mt940Field field) {
        var balance = balance(field);
        if (balance != null) {
            var account = page == null ? Mt940Account.UNNAMED : page.account();
            if (page != null && page.opening() != null) {
                begin(field);
            }
            var head = headOfPage(field);
            if (head.account().equals(Mt940Account.UNNAMED)) {
                head.put(account);
            }
            head.open(balance);
        }
    }

    private void close(Mt940Field field) {
        var balance = balance(field);
        if (balance != null) {
            page(field).close(balance);
        }
    }

    private @Nullable Mt940Balance balance(Mt940Field field) {
        var balance = Mt940Balance.of(field.first());
        hasBalance = hasBalance || balance != null;
        if (balance != null) {
            return balance;
        }
        if (field.endsFile()) {
            throw new Refusal(
                    ReadingCode.FILE_CUT_OFF, "The file ends within this balance; download it again.", field.line());
        }
        findings.add(
                ReadingCode.BALANCE_UNREADABLE,
                "The balance \"" + Amounts.shortened(field.first().strip()) + "\" cannot be read and proves nothing.",
                field.line());
        return null;
    }

    private static @Nullable Currency floorCurrency(String text) {
        return text.length() < 3 ? null : Currencies.ofCode(text.substring(0, 3));
    }

    private void beginRow(Mt940Field field) {
        finishRow();
        var current = page(field);
        if (current.closing() != null) {
            begin(field);
            page(field).put(current.account());
            current = page(field);
        }
        row = new Mt940Row(field, Mt940Entry.of(field));
    }

    private void finishRow() {
        var finished = row;
        row = null;
        var current = page;
        if (finished == null || current == null) {
            return;
        }
        var entry = finished.entry();
        var statement = statement(current);
        var standing =
                current.isInterim() && entry.standing() == Standing.BOOKED ? Standing.NOTIFIED : entry.standing();
        var ordinal = count(standing, finished.line());
        if (entry.valueOn() == null) {
            findings.add(
                    ReadingCode.VALUE_DATE_IMPOSSIBLE,
                    "The bank says the value date " + entry.valueSaid()
                            + " (YYMMDD), a day that no calendar has; the row" + " is booked on " + entry.bookedOn()
                            + ".",
                    finished.line());
        }
        if (standing == Standing.BOOKED) {
            current.add(entry.amount());
        }
        var details = finished.details();
        sink.accept(new RowRead(
                ordinal,
                statement.ordinal(),
                entry.bookedOn(),
                entry.valueOn(),
                Amounts.money(entry.amount(), statement.currency(), finished.line()),
                details.description(entry),
                details.counterparty(),
                details.reference(entry),
                null,
                new Source.Bytes(finished.from(), finished.to(), finished.line()),
                standing));
    }

    /** The ordinal of the next row. */
    private int count(Standing standing, long line) {
        rows += standing == Standing.BOOKED ? 1 : 0;
        unposted += standing == Standing.BOOKED ? 0 : 1;
        var all = rows + unposted;
        if (all % ROWS_BETWEEN_CHECKS == 0 || all > limits.rowsMax()) {
            limits.check(all, line);
        }
        return all;
    }

    /** The statement that the page belongs to: the account's last one when it chains, else a new one. */
    private Mt940Statement statement(Mt940Page of) {
        var known = of.statement();
        if (known != null) {
            return known;
        }
        var currency = of.currency() == null ? hints.currency() : of.currency();
        var account = of.account();
        var key = of.isInterim() + "\n" + account.institution() + "\n" + account.identifier() + "\n" + currency;
        var last = statements.findLast(key);
        if (last != null && (of.isInterim() || last.isContinuedBy(of))) {
            last.append(of);
            of.put(last);
            return last;
        }
        var from = of.currency() == null ? CurrencyFrom.CALLER : CurrencyFrom.FILE;
        var begun = statements.begin(key, of.line(), ordinal -> new Mt940Statement(ordinal, of, currency, from));
        of.put(begun);
        return begun;
    }

    private void finishPage() {
        finishRow();
        var finished = page;
        page = null;
        if (finished == null || (finished.rows() == 0 && !hasBothBalances(finished))) {
            return;
        }
        finished.see(finished.closing() == null ? null : finished.closing().currency());
        statement(finished).end(finished);
        if (finished.closing() == null && !finished.isInterim()) {
            findings.add(
                    ReadingCode.CLOSING_MISSING,
                    "The message that begins here has no closing balance; the file may be cut off.",
                    finished.line());
        }
    }

    private static boolean hasBothBalances(Mt940Page page) {
        return page.opening() != null && page.closing() != null;
    }

    /** Rows of a message that turns out to be an interim report at its end would be booked though they are not. */
    private void refuseLateInterim(Mt940Field field) {
        var current = page;
        if (current != null && current.rows() > 0 && current.opening() == null) {
            throw new Refusal(
                    ReadingCode.INTERIM_REPORT,
                    "The message ends like an interim report (MT942), whose rows are not booked; upload the MT940.",
                    field.line());
        }
    }

    private List<ReadingProblem> problems(TextEncoding encoding) {
        for (Mt940Statement statement : statements.all()) {
            if (statement.contradictoryPage() > 0) {
                findings.add(
                        ReadingCode.PAGE_NOT_ADDING_UP,
                        "The rows of the message that begins here do not lead from its opening to its closing balance.",
                        statement.contradictoryPage());
            }
        }
        var problems = findings.all();
        problems.addAll(encoding.problems());
        problems.addAll(
                skipped.problems(ReadingCode.LINES_SKIPPED, "lines stand outside of any message, the first one this."));
        return problems;
    }
}
