package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.written.AccountWords;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.SideWords;
import io.financereport.statement.reading.written.StandingWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through the lines of a document and tells what is a header, a row, more of a row, a balance, or said of an account. */
final class StatementLayout {
    private static final int SECTIONS_MAX = 100;
    private static final int WORDS_OF_A_SENTENCE_MIN = 6;

    private final ReadingLimits limits;
    private static final String UNDECIDED = "lines with a date and an amount stand in no table that names its columns.";
    private final List<PdfSection> sections = new ArrayList<>();
    private final StatementPeriod period = new StatementPeriod();
    private final CardEvidence card = new CardEvidence();
    private final CurrencyHeadings headings;
    private final Tally undecided = new Tally();
    private final boolean isUnnamed;
    private PdfSection section = new PdfSection(null);
    private @Nullable PdfSection next;
    private @Nullable TableHeader header;
    private @Nullable SideBySide table;
    private @Nullable PdfRow row;
    /** The last one of the page before, where its amount may stand on the next. */
    private @Nullable PdfRow broken;

    /** The line of a balance, whose day the rows below it have where they print none and a balance agrees. */
    private @Nullable PdfRow day;

    private @Nullable PdfLine before;
    /** The line with the balance that the line above names. */
    private @Nullable PdfLine values;

    private boolean isPending;
    private boolean isAside;
    /** Below a heading of rows that are none of the account. */
    private boolean isVoid;

    private SideWords.@Nullable Side side;
    /** What a second day of each row is, on a line of its own, or null. */
    private @Nullable ColumnRole dayBelow;

    private int rows;

    /** @param columns of all rows, where no line of the document names them */
    StatementLayout(ReadingLimits limits, ReadingHints hints, @Nullable TableHeader columns) {
        this.limits = limits;
        this.headings = new CurrencyHeadings(hints.currency());
        this.isUnnamed = columns != null;
        this.header = columns;
        this.table = columns == null ? null : SideBySide.of(columns);
        sections.add(section);
    }

    void page(List<PdfLine> page) {
        var lines = isUnnamed ? page : BesideTable.apart(page);
        headings.page(lines);
        row = null;
        day = null;
        before = null;
        broken = section.withoutAmountAtEnd();
        Map<Integer, TableHeader> headers = isUnnamed ? Map.of() : TableHeader.on(lines);
        var ofHeaders = new HashSet<Integer>();
        headers.forEach((last, found) -> {
            for (int i = last - found.lines() + 1; i < last; i++) {
                ofHeaders.add(i);
            }
        });
        for (int i = 0; i < lines.size(); i++) {
            var found = headers.get(i);
            if (found != null) {
                beginTable(found, lines.subList(i + 1, lines.size()));
            } else if (!ofHeaders.contains(i)) {
                line(lines, i);
            }
            before = lines.get(i);
        }
    }

    /** Those that have rows. */
    List<PdfSection> sections() {
        return sections.stream().filter(each -> !each.rows().isEmpty()).toList();
    }

    StatementPeriod period() {
        return period;
    }

    /** What says whether the document is a card's. */
    CardEvidence card() {
        return card;
    }

    /** Whether a table with a known header was found at all. */
    boolean hasTable() {
        return header != null;
    }

    /** What to look at beside the rows. */
    List<ReadingProblem> doubts() {
        return Stream.concat(
                        headings.doubts().stream(),
                        undecided.problems(ReadingCode.SECTION_LEFT_OUT, UNDECIDED).stream())
                .toList();
    }

    private void line(List<PdfLine> lines, int i) {
        var line = lines.get(i);
        if (isHeading(line)) {
            row = null;
            readStatement(line);
        } else if (header != null && !isUnnamed && TableHeader.isOfOther(line)) {
            row = null;
            isAside = true;
        } else if (!isBalance(lines, i) && !isPageNumber(lines, i) && !isRow(line) && !isMoreOfRow(line)) {
            row = null;
            day = null;
            readStatement(line);
        }
    }

    /** 1/5 at the edge of the first page is no day. */
    private static boolean isPageNumber(List<PdfLine> lines, int i) {
        var line = lines.get(i);
        return (i == 0 || i == lines.size() - 1)
                && line.words().size() == 1
                && line.text().matches(line.page() + "/\\d{1,3}");
    }

    private void beginTable(TableHeader found, List<PdfLine> below) {
        header = found;
        dayBelow = found.dayBelow(below);
        table = SideBySide.of(found);
        row = null;
        isAside = found.isOfSeveral() && !table.isOfRows();
        var currencies = found.currencies();
        if (next == null && currencies.size() == 1 && section.isOfOther(currencies.getFirst())) {
            next = new PdfSection(section.identifier());
            next.addCurrency(currencies.getFirst());
        }
        found.cells().forEach(cell -> card.see(cell.name()));
        if (next != null) {
            beginSection(next);
            side = null;
        }
        currencies.forEach(section::addCurrency);
        found.cells().stream()
                .filter(cell -> !cell.isNumber() && !cell.isDate())
                .map(cell -> SideWords.of(cell.name()))
                .filter(Objects::nonNull)
                .forEach(named -> side = named);
        side = table.areChecks() ? SideWords.Side.OUT : side;
    }

    private void beginSection(PdfSection named) {
        section = known(named);
        next = null;
        isPending = false;
        isVoid = false;
        if (sections.size() > SECTIONS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS, "A file has at most " + SECTIONS_MAX + " accounts; split it.");
        }
    }

    /** The section that has the number and the currency already, else a new one. */
    private PdfSection known(PdfSection named) {
        for (PdfSection each : sections) {
            if (AccountWords.isSameAccount(named.identifier(), each.identifier())
                    && named.currencies().stream().noneMatch(each::isOfOther)) {
                return each;
            }
        }
        sections.add(named);
        return named;
    }

    private PdfSection about() {
        return next == null ? section : next;
    }

    /** Reads the balances that the line states; false when it states none. */
    private boolean isBalance(List<PdfLine> lines, int i) {
        var line = lines.get(i);
        var read = LineBalances.of(lines, i, header);
        var ofPrinting = read.ofPrinting();
        if (ofPrinting != null) {
            about().stateOfPrinting(ofPrinting.word().text());
        }
        for (LineBalances.Stated stated : read.balances()) {
            about().state(stated.balance(), stated.number(), stated.isBelowZero());
            if (stated.balance() == BalanceWords.Balance.CLOSING
                    || (stated.balance() == BalanceWords.Balance.OF_A_DAY
                            && !about().rows().isEmpty())) {
                period.seeBalance(line, stated.word());
            }
        }
        values = read.values() == null ? values : read.values();
        if (read.isRowOrText()) {
            return false;
        }
        row = null;
        day = read.day();
        about(line);
        return true;
    }

    private boolean isRow(PdfLine line) {
        var found = rows(line);
        if (found.isEmpty()) {
            return false;
        }
        if (isDayBelow(line, found)) {
            return true;
        }
        if (next != null && isUnnamed) {
            beginSection(next);
        } else if (next != null && AccountWords.isSameAccount(next.identifier(), section.identifier())) {
            // No table of its own: the account's rows are said to be of two currencies.
            next.currencies().forEach(section::addCurrency);
        }
        next = null;
        rows += found.size();
        limits.check(rows, line.number());
        found.forEach(this::begin);
        return true;
    }

    /** Takes a day below that of a row with an amount, where the names of the columns have one below the other too. */
    private boolean isDayBelow(PdfLine line, List<PdfRow> found) {
        var open = row;
        var above = before;
        var below = found.getFirst();
        if (dayBelow == null
                || open == null
                || above == null
                || found.size() > 1
                || open.dayBelow() != null
                || below.dates().size() > 1
                || !open.hasAmount()
                || WordNumbers.haveMoney(line.words(), 1)
                || !line.isCloseBelow(above)) {
            return false;
        }
        open.addDay(new PdfRow.DayBelow(dayBelow, below.dates().getFirst()), line, below.description(Map.of(), null));
        return true;
    }

    /** Those that the line begins: one, or one of each part of a table in several parts; none where a part has no day. */
    private List<PdfRow> rows(PdfLine line) {
        var found = new ArrayList<PdfRow>();
        for (SideBySide.Part part : table == null ? List.<SideBySide.Part>of() : table.of(line)) {
            var date = RowDates.of(part.line(), part.header());
            if (date == null) {
                return List.of();
            }
            found.add(new PdfRow(part.header(), part.line(), date.texts(), date.rest()));
        }
        return found;
    }

    /** Whether the line goes on with the row above, or is one of the same day. */
    private boolean isMoreOfRow(PdfLine line) {
        var open = row;
        var above = before;
        var hasAmount = LineBalances.hasAmount(header, WordNumbers.in(line.words(), 0));
        if (open == null && broken != null && hasAmount && line.left() >= broken.textLeft() - line.em()) {
            row = broken;
            broken.add(line, true);
            broken = null;
            return true;
        }
        var dated = open == null ? day : open;
        if (dated == null
                || above == null
                || header == null
                || (hasAmount && header.isLeftOfTexts(line) && isSentence(line))) {
            return false;
        }
        if (hasAmount && (open == null || open.hasAmount())) {
            limits.check(++rows, line.number());
            var below = PdfRow.below(dated, header, line);
            begin(open == null || below.hasBothSides() || header.isLeftOfTexts(line) ? below.aside() : below);
            return true;
        }
        if (open == null && header.isBelowTexts(line) && line.isCloseBelow(above)) {
            row = PdfRow.below(dated, header, line).aside();
            return true;
        }
        if (open == null || !isBelow(line, open, above)) {
            return false;
        }
        open.add(line, hasAmount);
        if (hasAmount && !section.endsWith(open)) {
            limits.check(++rows, line.number());
            begin(open);
        }
        return true;
    }

    /** Whether the line is mostly one text, as it is beside no table. */
    private static boolean isSentence(PdfLine line) {
        return line.chunks().getFirst().size() >= WORDS_OF_A_SENTENCE_MIN;
    }

    private void begin(PdfRow begun) {
        var told = (isPending ? begun.pending() : begun).headed(side);
        row = isAside || isVoid ? told.aside() : told;
        broken = null;
        day = null;
        section.add(told);
    }

    private static boolean isBelow(PdfLine line, PdfRow open, PdfLine above) {
        return line.isCloseBelow(above) && line.left() >= open.textLeft() - line.em();
    }

    /** Whether the line says of the rows below that they are booked, or only expected, out or in. The text of a row may say that too. */
    private boolean isHeading(PdfLine line) {
        var pending = StandingWords.isPending(line.text());
        var isOfNone = StandingWords.isVoid(line.text());
        var named = StatementWords.side(line);
        var open = row;
        var above = before;
        var isOfRow = open != null
                && above != null
                && isBelow(line, open, above)
                && (named == null
                        || line.left() > open.header().cells().getFirst().left() + line.em());
        var isNew = named != null || isOfNone || (pending != null && (pending != isPending || isVoid));
        if (!isNew || isOfRow || WordNumbers.haveMoney(line.words(), 0)) {
            return false;
        }
        isPending = pending == null ? isPending : pending;
        isVoid = isOfNone;
        side = named;
        return true;
    }

    private void readStatement(PdfLine line) {
        about(line);
        if (header == null
                && !line.equals(values)
                && WordDates.at(line.words(), 0) != null
                && WordNumbers.haveMoney(line.words(), 1)) {
            undecided.add(line.number());
        }
        if (!isTextOfTable(line)) {
            card.seeMention(line.text());
        }
    }

    /** Whether the line goes on with the lines above it, below the names of texts, as the text of the next row does. */
    private boolean isTextOfTable(PdfLine line) {
        var above = before;
        return header != null && above != null && line.isCloseBelow(above) && header.isBelowTexts(line);
    }

    private void about(PdfLine line) {
        var text = line.text();
        period.see(line);
        card.see(text);
        var identifier = AccountWords.accountOfTitle(text);
        if (identifier != null && !AccountWords.isSameAccount(identifier, about().identifier())) {
            name(identifier);
        }
        var currency = headings.see(line, about());
        if (currency != null && next == null && section.isOfOther(currency)) {
            next = new PdfSection(section.identifier());
        }
        if (currency != null) {
            about().addCurrency(currency);
        }
    }

    private void name(String identifier) {
        if (section.rows().isEmpty() && section.identifier() == null) {
            section = section.named(identifier);
            sections.set(0, section);
        } else if (!AccountWords.isSameAccount(identifier, section.identifier())) {
            next = new PdfSection(identifier);
        }
    }
}
