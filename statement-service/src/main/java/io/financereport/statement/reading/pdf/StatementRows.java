package io.financereport.statement.reading.pdf;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.pdf.SectionReading.Signs;
import io.financereport.statement.reading.written.DecimalSign;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows and accounts of the sections of a document, and says what a person has to look at. */
final class StatementRows {
    private static final List<ColumnRole> BOOKED =
            List.of(ColumnRole.BOOKED_ON, ColumnRole.DATE, ColumnRole.TRANSACTED_ON, ColumnRole.VALUE_ON);

    private final StatementLayout layout;
    private final StatementDates dates;
    private final DateOrder order;
    private final ReadingHints hints;
    private final DecimalSign decimals;
    private final List<FileAccount> accounts = new ArrayList<>();
    private final Findings findings = new Findings();
    private boolean isSigned;
    private int ordinal;
    private int booked;

    StatementRows(
            StatementLayout layout, StatementDates dates, DateOrder order, ReadingHints hints, DecimalSign decimals) {
        this.layout = layout;
        this.dates = dates;
        this.order = order;
        this.hints = hints;
        this.decimals = decimals;
    }

    /**
     * @throws Refusal when no section has a row with an amount
     */
    Reading emit(List<AccountSection> found, List<ReadingProblem> remarks, RowSink sink) {
        var sections = joined(found);
        var readings =
                sections.stream().map(section -> solved(section.section())).toList();
        // One program wrote the document: signs in one of its tables say what a missing sign means in the others.
        isSigned = readings.stream()
                .map(Solved::booked)
                .anyMatch(reading -> !reading.rows().isEmpty() && reading.signs() != Signs.UNKNOWN);
        for (int i = 0; i < sections.size(); i++) {
            emit(sections.get(i), readings.get(i), sink);
        }
        if (accounts.isEmpty()) {
            throw new Refusal(ReadingCode.NO_ROWS, "No line with a date has an amount.");
        }
        for (ReadingProblem doubt : layout.doubts()) {
            findings.add(doubt.code(), doubt.detail(), Objects.requireNonNull(doubt.line()));
        }
        var problems = new ArrayList<>(remarks);
        problems.addAll(findings.all());
        return new Reading.Read(Format.PDF, accounts, booked, problems);
    }

    /**
     * The sections as one, where only the first has balances, and these prove the rows of all and not its own: those of several
     * cards of one account, each below its number.
     */
    private List<AccountSection> joined(List<AccountSection> sections) {
        var first = sections.getFirst();
        var others = sections.stream().skip(1).map(AccountSection::section).toList();
        if (others.isEmpty()
                || others.stream().anyMatch(PdfSection::hasBalances)
                || sections.stream().anyMatch(each -> !each.currency().equals(first.currency()))
                || isProven(first.section())) {
            return sections;
        }
        var whole = first.section().with(others);
        return isProven(whole) ? List.of(new AccountSection(whole, first.currency(), first.currencyFrom())) : sections;
    }

    private boolean isProven(PdfSection section) {
        return solved(section).first().chain().isProven();
    }

    /**
     * The rows of a section, and those that are only expected.
     *
     * @param kind of the account that they are of
     * @param card what the words say of that
     */
    private record Solved(SectionReading booked, SectionReading pending, AccountKind kind, CardEvidence.Verdict card) {
        Solved of(AccountKind other) {
            return new Solved(booked, pending, other, card);
        }

        SectionReading first() {
            return booked.rows().isEmpty() ? pending : booked;
        }
    }

    private Solved solved(PdfSection section) {
        var asAccount = solved(section, AccountKind.ASSET, CardEvidence.Verdict.ACCOUNT);
        var card = verdict(asAccount.first());
        var kind = layout.card().isSure() || hints.isDebt() ? AccountKind.LIABILITY : AccountKind.ASSET;
        if (hints.signs() != null) {
            var said = hints.signs() == ReadingHints.Signs.INVERTED ? AccountKind.LIABILITY : AccountKind.ASSET;
            return solved(section, said, card).of(kind);
        }
        if (card != CardEvidence.Verdict.CARD) {
            // Headings that say the direction count before signs that contradict them.
            var mayBeDebt = section.rows().stream().anyMatch(row -> row.side() != null)
                    || (saysSides(asAccount) && !asAccount.first().chain().isProven());
            var asDebt = mayBeDebt ? solved(section, AccountKind.LIABILITY, card) : asAccount;
            return saysSidesProven(asDebt) && !saysSidesProven(asAccount)
                    ? asDebt
                    : new Solved(asAccount.booked(), asAccount.pending(), kind, card);
        }
        var asCard = solved(section, AccountKind.LIABILITY, card);
        // Where columns or words say what is money out, the balances tell whether they are a debt.
        return saysSidesProven(asAccount) && !asCard.first().chain().isProven() ? asAccount.of(kind) : asCard;
    }

    private static boolean saysSides(Solved solved) {
        var signs = solved.first().signs();
        return signs == Signs.SAID || signs == Signs.HEADED;
    }

    private static boolean saysSidesProven(Solved solved) {
        return saysSides(solved) && solved.first().chain().isProven();
    }

    /** What the words leave open is answered where the account is known to be a debt. */
    private CardEvidence.Verdict verdict(SectionReading reading) {
        var card = layout.card().of(reading);
        return card == CardEvidence.Verdict.OPEN && hints.isDebt() ? CardEvidence.Verdict.CARD : card;
    }

    /** Where the balances say so, rows below a heading of expected ones are booked all the same. */
    private Solved solved(PdfSection section, AccountKind kind, CardEvidence.Verdict card) {
        var booked = solve(section.booked(), kind);
        var pending = solve(section.pending(), kind);
        if (pending.rows().isEmpty()) {
            return new Solved(booked, pending, kind, card);
        }
        var together = solve(section, kind);
        var isBetter = together.chain().isProven()
                && (!booked.chain().isProven()
                        || together.chain().links() > booked.chain().links());
        return isBetter
                ? new Solved(together, solve(new PdfSection(null), kind), kind, card)
                : new Solved(booked, pending, kind, card);
    }

    private SectionReading solve(PdfSection section, AccountKind kind) {
        return new SectionSolver(section, decimals, kind, hints.signs()).solve();
    }

    private void emit(AccountSection section, Solved solved, RowSink sink) {
        var first = solved.first();
        if (first.rows().isEmpty()) {
            return;
        }
        for (RowReading row : solved.booked().rows()) {
            sink.accept(row(row, section.currency()));
            booked++;
        }
        for (RowReading row : solved.pending().rows()) {
            sink.accept(row(row, section.currency()).as(Standing.PENDING));
        }
        accounts.add(account(section, solved));
        say(section, solved, first);
    }

    private RowRead row(RowReading reading, Currency currency) {
        var row = reading.row();
        var dated = row.dated();
        var columns = dated.header().dates();
        var booked = bookedColumn(columns);
        var isWhole = dated.dates().size() == columns.size();
        var bookedOn = dated.dates().get(isWhole ? booked : 0);
        var other = isWhole && columns.size() > 1 ? dated.dates().get(booked == 0 ? 1 : 0) : null;
        var below = dated.dayBelow();
        if (below != null && other == null) {
            var isOfBooking = rank(below.role()) < rank(columns.getFirst().role());
            other = isOfBooking ? bookedOn : below.text();
            bookedOn = isOfBooking ? below.text() : bookedOn;
        }
        return new RowRead(
                ++ordinal,
                accounts.size(),
                dates.read(bookedOn, row.line()),
                other == null ? null : dates.read(other, row.line()),
                Amounts.money(reading.amount(), currency, row.line()),
                Texts.clean(reading.description()),
                Texts.cleanOrNull(row.under(ColumnRole.COUNTERPARTY)),
                Texts.cleanOrNull(row.under(ColumnRole.REFERENCE)),
                money(reading.balance(), currency, row.line()),
                row.box());
    }

    /** The day with the lowest one is that of booking. */
    private static int rank(@Nullable ColumnRole role) {
        var rank = BOOKED.indexOf(role);
        return rank < 0 ? BOOKED.size() : rank;
    }

    private static int bookedColumn(List<TableHeader.Cell> columns) {
        for (ColumnRole role : BOOKED) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).role() == role) {
                    return i;
                }
            }
        }
        return 0;
    }

    private FileAccount account(AccountSection section, Solved solved) {
        var reading = solved.booked();
        var period = layout.period();
        return new FileAccount(
                Texts.cleanOrNull(section.section().identifier()),
                null,
                section.currency(),
                section.currencyFrom(),
                solved.kind(),
                period.isOfTitle() ? null : period.from(order),
                period.isOfTitle() ? null : period.to(order),
                money(reading.opening(), section.currency(), 1),
                money(reading.closing(), section.currency(), 1));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency, long line) {
        return amount == null ? null : Amounts.money(amount, currency, line);
    }

    private void say(AccountSection section, Solved solved, SectionReading reading) {
        var line = reading.rows().getFirst().row().line();
        var withoutAmount = section.section().rows().size()
                - solved.booked().left()
                - solved.booked().rows().size()
                - solved.pending().left()
                - solved.pending().rows().size();
        if (withoutAmount > 0) {
            // Where a balance before and one after all rows agree, none lacks its amount.
            var isWhole = reading.chain().isProven() && !reading.isOpenAtAnEnd();
            findings.add(
                    isWhole ? ReadingCode.LINES_SKIPPED : ReadingCode.ROWS_WITHOUT_AMOUNT,
                    withoutAmount + " lines have a day and no amount, and were left out.",
                    line);
        }
        if (reading.left() > 0) {
            findings.add(
                    ReadingCode.LINES_SKIPPED,
                    reading.left()
                            + " lines with an amount and no day of their own, or of another table, are taken for no"
                            + " rows"
                            + (reading.chain().isProven() ? ": the balances agree without." : "."),
                    line);
        }
        saySigns(reading, solved, line);
        sayDays(reading, section.section().rows(), line);
        if (solved.booked().rows().isEmpty()) {
            findings.add(
                    ReadingCode.LAYOUT_UNPROVEN,
                    "All rows stand below a heading that says that they are not booked: see whether it does.",
                    line);
        } else if (!reading.chain().isProven()) {
            findings.add(
                    ReadingCode.LAYOUT_UNPROVEN,
                    reading.chain().breaks() > 0
                            ? "The rows and the balances of the PDF do not agree in "
                                    + reading.chain().breaks() + " places: compare them with the pages."
                            : "No balances of the PDF prove that its "
                                    + reading.rows().size() + " rows were read rightly: compare them with the pages.",
                    line);
        }
    }

    /** Where the two days of each row are the same, it does not matter which is that of booking. */
    private void sayDays(SectionReading reading, List<PdfRow> all, long line) {
        var dated =
                reading.rows().stream().map(row -> row.row().dated()).distinct().toList();
        var isBookedBelow = dated.stream().anyMatch(StatementRows::isBookedBelow);
        var isOpen = dated.stream().anyMatch(row -> leavesBookingOpen(row) || (isBookedBelow && row.dayBelow() == null))
                || haveOtherDaysBelow(all);
        if (isOpen) {
            findings.add(
                    ReadingCode.COLUMNS_INFERRED,
                    "Rows have several days, or one of several, and nothing says whether it is the one of booking.",
                    line);
        }
    }

    /** Whether most rows have a line with a day and no amount below them, and some of these days are others. */
    private static boolean haveOtherDaysBelow(List<PdfRow> all) {
        PdfRow above = null;
        var rows = 0;
        var below = 0;
        var isOther = false;
        for (PdfRow row : all) {
            if (row.hasAmount() || !row.inOrder().isEmpty()) {
                rows++;
                above = row;
            } else if (above != null && !row.dates().isEmpty()) {
                below++;
                isOther |= !above.dates().contains(row.dates().getFirst());
                above = null;
            }
        }
        return isOther && 2 * below > rows;
    }

    private static boolean isBookedBelow(PdfRow row) {
        var below = row.dayBelow();
        return below != null
                && rank(below.role()) < rank(row.header().dates().getFirst().role());
    }

    private static boolean leavesBookingOpen(PdfRow row) {
        var columns = row.header().dates();
        var below = row.dayBelow();
        if (below != null) {
            return rank(below.role()) == rank(columns.getFirst().role())
                    && !row.dates().contains(below.text());
        }
        var isOneOfSeveral = row.dates().size() < columns.size() && bookedColumn(columns) > 0;
        return isOneOfSeveral
                || (row.header().leavesBookingOpen()
                        && row.dates().stream().distinct().count() > 1);
    }

    private void saySigns(SectionReading reading, Solved solved, long line) {
        if (hints.signs() != null) {
            return;
        }
        var card = solved.card();
        if (saysSides(solved)
                && solved.kind() == AccountKind.LIABILITY
                && card != CardEvidence.Verdict.CARD
                && !hints.isDebt()
                && !layout.card().isSure()) {
            findings.add(
                    ReadingCode.SIGNS_INFERRED,
                    "The balances follow as what is owed, and not as what an account holds: it is taken for a debt.",
                    line);
        }
        var isByBalance = reading.signs() == Signs.BY_BALANCE;
        // Of an account whose balances follow, a plus or CR behind some amounts only says what the others are.
        var isInverted = reading.signs() == Signs.INVERTED
                && !(solved.kind() == AccountKind.ASSET && reading.chain().isProven());
        if (isInverted || (isByBalance && card == CardEvidence.Verdict.CARD)) {
            findings.add(
                    ReadingCode.SIGNS_INFERRED,
                    "Amounts without a sign are taken as money out, as statements of cards write them.",
                    line);
        } else if ((reading.signs() == Signs.UNKNOWN && !isSigned)
                || (card == CardEvidence.Verdict.OPEN && (reading.signs() == Signs.AS_WRITTEN || isByBalance))) {
            findings.add(
                    ReadingCode.SIGN_UNKNOWN,
                    "Nothing says whether a plus is money in or, as on statements of cards, money out: it is taken as"
                            + " money in. If it is a card's, have the file read again with the signs inverted.",
                    line);
        }
    }
}
