package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
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
import org.jspecify.annotations.Nullable;

/** Goes through the lines of a document and tells what is a header, a row, more of a row, a balance, or said of an account. */
final class StatementLayout {
    private static final int SECTIONS_MAX = 100;
    /** Parts of the height of the font. */
    private static final float LINES_APART_MAX = 2f;

    private static final float CELLS_APART = 0.9f;

    private final ReadingLimits limits;
    private final List<PdfSection> sections = new ArrayList<>();
    private final StatementPeriod period = new StatementPeriod();
    private final CardEvidence card = new CardEvidence();
    private final Tally undecided = new Tally();
    private final boolean isUnnamed;
    private PdfSection section = new PdfSection(null);
    private @Nullable PdfSection next;
    private @Nullable TableHeader header;
    private @Nullable SideBySide table;
    private @Nullable PdfRow row;
    /** The last one of the page before, where its amount may stand on the next. */
    private @Nullable PdfRow broken;

    private @Nullable PdfLine before;
    private boolean isPending;
    private boolean isAside;
    private SideWords.@Nullable Side side;
    private int rows;

    StatementLayout(ReadingLimits limits) {
        this(limits, null);
    }

    /** @param columns of all rows, where no line of the document names them */
    StatementLayout(ReadingLimits limits, @Nullable TableHeader columns) {
        this.limits = limits;
        this.isUnnamed = columns != null;
        this.header = columns;
        this.table = columns == null ? null : SideBySide.of(columns);
        sections.add(section);
    }

    void page(List<PdfLine> lines) {
        row = null;
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
                beginTable(found);
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

    /** Lines with a day and an amount that stand in no table. */
    Tally undecided() {
        return undecided;
    }

    private void line(List<PdfLine> lines, int i) {
        var line = lines.get(i);
        if (isHeading(line)) {
            row = null;
            readStatement(line);
        } else if (header != null && TableHeader.isOfOther(line)) {
            row = null;
            isAside = true;
        } else if (!isBalance(lines, i) && !isPageNumber(lines, i) && !isRow(line) && !isMoreOfRow(line)) {
            row = null;
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

    private void beginTable(TableHeader found) {
        header = found;
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
        var date = header == null ? null : RowDates.of(line, header);
        var from = date == null ? 0 : date.textFrom();
        var mayBeRow = date != null && hasAmount(WordNumbers.in(line.words(), from));
        if (mayBeRow && StatementWords.mayNameRow(StatementWords.textFrom(line.words(), from))) {
            return false;
        }
        var isBalance = false;
        for (int word = from; word < line.words().size(); word++) {
            var begins = word == from
                    || line.words().get(word - 1).gapTo(line.words().get(word)) > CELLS_APART * line.em();
            var name = begins ? StatementWords.textFrom(line.words(), word) : "";
            var balance = word == from && date != null && !mayBeRow
                    ? StatementWords.balanceOfDay(name)
                    : BalanceWords.balance(name);
            if (balance == null && BalanceWords.isOfPrinting(name)) {
                var number = valueOf(lines, i, word);
                about().stateOfPrinting(number == null ? null : number.word().text());
            }
            if (balance != null) {
                var before = date == null ? null : WordNumbers.onlyBefore(line.words(), word);
                var number = before == null ? valueOf(lines, i, word) : before;
                if (number != null) {
                    about().state(
                                    balance,
                                    number,
                                    BalanceWords.isBelowZero(name) || (before != null && isDebit(before)));
                    if (balance == BalanceWords.Balance.CLOSING
                            || (balance == BalanceWords.Balance.OF_A_DAY
                                    && !about().rows().isEmpty())) {
                        period.seeBalance(line, word);
                    }
                }
                isBalance |= number != null || word == from;
            }
        }
        if (isBalance || StatementWords.isTotal(StatementWords.textFrom(line.words(), from))) {
            row = null;
            about(line);
            return true;
        }
        return false;
    }

    private boolean isDebit(WordNumbers.Found number) {
        return header != null && PdfRow.aligned(header, List.of(number)).containsKey(ColumnRole.DEBIT);
    }

    /** Whether a number stands under an amount column of the table. */
    private boolean hasAmount(List<WordNumbers.Found> numbers) {
        return header != null
                && PdfRow.aligned(header, numbers).keySet().stream().anyMatch(role -> role != ColumnRole.BALANCE);
    }

    /** The balance under its column; else the first amount after its name, or the one under its name. */
    private WordNumbers.@Nullable Found valueOf(List<PdfLine> lines, int i, int word) {
        var line = lines.get(i);
        var numbers = WordNumbers.besidesDates(line.words(), word);
        if (!numbers.isEmpty()) {
            var under = header == null ? null : PdfRow.aligned(header, numbers).get(ColumnRole.BALANCE);
            return under != null
                    ? under
                    : numbers.stream()
                            .filter(number -> number.kind() == WordNumbers.Kind.MONEY)
                            .findFirst()
                            .orElse(numbers.getLast());
        }
        if (i + 1 == lines.size()
                || lines.get(i + 1).baseline() - line.baseline() > LINES_APART_MAX * 1.5f * line.em()) {
            return null;
        }
        var name = line.words().get(word);
        return WordNumbers.in(lines.get(i + 1).words(), 0).stream()
                .filter(number -> number.word().left() < name.right() + 6 * name.em()
                        && number.word().right() > name.left() - name.em())
                .findFirst()
                .orElse(null);
    }

    private boolean isRow(PdfLine line) {
        var found = rows(line);
        if (found.isEmpty()) {
            return false;
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
        var hasAmount = hasAmount(WordNumbers.in(line.words(), 0));
        if (open == null && broken != null && hasAmount && line.left() >= broken.textLeft() - line.em()) {
            row = broken;
            broken.add(line, true);
            broken = null;
            return true;
        }
        if (open == null || above == null || header == null) {
            return false;
        }
        if (hasAmount && open.hasAmount()) {
            limits.check(++rows, line.number());
            var below = PdfRow.below(open, header, line);
            begin(below.hasBothSides() ? below.aside() : below);
            return true;
        }
        if (!isBelow(line, open, above)) {
            return false;
        }
        open.add(line, hasAmount);
        return true;
    }

    private void begin(PdfRow begun) {
        var told = (isPending ? begun.pending() : begun).headed(side);
        row = isAside ? told.aside() : told;
        broken = null;
        section.add(told);
    }

    private static boolean isBelow(PdfLine line, PdfRow open, PdfLine above) {
        var isClose = line.baseline() - above.baseline() <= LINES_APART_MAX * Math.max(line.em(), above.em());
        return isClose && line.left() >= open.textLeft() - line.em();
    }

    /** Whether the line says of the rows below that they are booked, or only expected, out or in. The text of a row may say that too. */
    private boolean isHeading(PdfLine line) {
        var pending = StandingWords.isPending(line.text());
        var named = StatementWords.side(line);
        var open = row;
        var above = before;
        var isOfRow = open != null
                && above != null
                && isBelow(line, open, above)
                && (named == null
                        || line.left() > open.header().cells().getFirst().left() + line.em());
        var isNew = pending == null ? named != null : named != null || pending != isPending;
        if (!isNew || isOfRow || hasMoney(line, 0)) {
            return false;
        }
        isPending = pending == null ? isPending : pending;
        side = named;
        return true;
    }

    private void readStatement(PdfLine line) {
        about(line);
        if (header == null && WordDates.at(line.words(), 0) != null && hasMoney(line, 1)) {
            undecided.add(line.number());
        }
        if (!isTextOfTable(line)) {
            card.seeMention(line.text());
        }
    }

    /** Whether the line goes on with the lines above it, below the names of texts, as the text of the next row does. */
    private boolean isTextOfTable(PdfLine line) {
        var above = before;
        return header != null
                && above != null
                && line.baseline() - above.baseline() <= LINES_APART_MAX * line.em()
                && header.isBelowTexts(line);
    }

    private static boolean hasMoney(PdfLine line, int from) {
        return WordNumbers.in(line.words(), from).stream().anyMatch(number -> number.kind() == WordNumbers.Kind.MONEY);
    }

    private void about(PdfLine line) {
        var text = line.text();
        period.see(line);
        card.see(text);
        var identifier = AccountWords.accountOfTitle(text);
        if (identifier != null && !AccountWords.isSameAccount(identifier, about().identifier())) {
            name(identifier);
        }
        var currency = StatementWords.currency(text);
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
