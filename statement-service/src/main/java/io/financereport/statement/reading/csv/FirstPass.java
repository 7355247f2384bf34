package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.AccountWords;
import io.financereport.statement.reading.written.DateColumn;
import io.financereport.statement.reading.written.DecimalSign;
import io.financereport.statement.reading.written.WrittenDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the first pass over a file learns from all of its rows together. */
final class FirstPass {
    private static final int ACCOUNTS_MAX = 100;

    /** Blanks, and the mark that keeps a spreadsheet from reading a number. */
    private static final Pattern NO_NUMBER = Pattern.compile("\\s+|^'|'$");

    /** One of the accounts whose rows stand in the file. */
    record AccountKey(String identifier, Currency currency, CurrencyFrom currencyFrom) {}

    private final CsvColumns columns;
    private final ReadingHints hints;
    private final KnownAnswers known;
    private final LocalDate today;
    private final DateColumn booked = new DateColumn();
    private final DateColumn value = new DateColumn();
    /** The days of balances among the rows. */
    private final DateColumn balanced = new DateColumn();

    private boolean balancedUnreadable;
    private final List<FirstPass> beside = new ArrayList<>();
    private final DecimalSign decimals = new DecimalSign();
    private final AmountSigning signs;
    private final StatedBalances balances;
    private final Fees fees;
    private final Set<AccountKey> accounts = new LinkedHashSet<>();
    private final Set<String> identifiers = new HashSet<>();
    private @Nullable DateOrder bookedOrder;
    private @Nullable DateOrder valueOrder;
    private int rows;
    private final Preamble preamble;
    private final RowCurrencies currencies;
    private boolean valueSeen;
    private final OtherColumns others;
    private final UnknownStatus status;

    FirstPass(CsvColumns columns, Preamble preamble, ReadingHints hints, KnownAnswers known, LocalDate today) {
        this.preamble = preamble;
        this.today = today;
        this.known = known;
        this.columns = columns;
        this.signs = new AmountSigning(columns, hints, known);
        this.balances = new StatedBalances(columns);
        this.fees = new Fees(columns);
        this.others = new OtherColumns(columns);
        this.status = new UnknownStatus(columns.status());
        this.currencies = new RowCurrencies(columns, preamble, hints.currency());
        this.hints = hints;
    }

    void learn(CsvRecord row) {
        rows++;
        balances.seeRow(row);
        others.learn(row);
        status.learn(row);
        booked.learn(row.field(columns.bookedOn()), row.line());
        if (!row.value(columns.valueOn()).isEmpty()) {
            value.learn(row.value(columns.valueOn()), row.line());
            valueSeen = true;
        }
        currencies.learn(row);
        var currency = currencyOf(row);
        learnAmounts(row, currency);
        if (identifiers.size() <= ACCOUNTS_MAX) {
            identifiers.add(identifierOf(row));
        }
        var account = keyBeforeNames(row);
        accounts.add(account);
        fees.learn(row, account);
        if (accounts.size() > ACCOUNTS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS, "A file has at most " + ACCOUNTS_MAX + " accounts.", row.line());
        }
    }

    /** Once all rows are learnt: what was said of some rows holds for the others. */
    void settle() {
        var settled = accounts.stream().map(this::settled).toList();
        accounts.clear();
        accounts.addAll(settled);
        if (decimals.mark() == DecimalMark.COMMA) {
            List.of(booked, value, balanced).forEach(DateColumn::seeDecimalCommas);
        }
    }

    private AccountKey settled(AccountKey key) {
        return currencies.nameCallers() && key.currency().equals(hints.currency())
                ? new AccountKey(key.identifier(), key.currency(), CurrencyFrom.FILE)
                : key;
    }

    /** Takes a line above the names of the columns. */
    void learnAbove(CsvRecord line) {
        if (line.line() < columns.header().line()) {
            balances.see(line, rows);
        }
    }

    /** Takes a balance, and the day of a line that is no row: what it proves of the order of days holds for the rows. */
    void learnNoRow(CsvRecord line) {
        status.learnOther(line);
        balances.see(line, rows);
        var day = line.field(columns.bookedOn());
        if (balancedUnreadable || WrittenDate.of(day).readings().isEmpty()) {
            return;
        }
        try {
            balanced.learn(day, line.line());
        } catch (Refusal e) {
            // Of lines that are not read nothing is asked, and nothing taken that does not fit together.
            balancedUnreadable = true;
        }
    }

    /** Takes a row that is not booked yet. */
    void learnPending(CsvRecord row) {
        status.learnOther(row);
    }

    int rows() {
        return rows;
    }

    /** Takes what the other tables of the file prove of its dates and amounts. */
    void learnBeside(List<FirstPass> others) {
        others.stream().filter(other -> other != this).forEach(beside::add);
    }

    /** Whether a row that is not booked yet is written like the booked ones. */
    boolean canRead(CsvRecord row) {
        var order = bookedOrder();
        return order != null
                && accounts.contains(settled(keyBeforeNames(row)))
                && WrittenDate.of(row.field(columns.bookedOn())).day(order) != null
                && hasAmountToRead(row)
                && row.value(columns.balance()).isEmpty()
                && (row.value(columns.valueOn()).isEmpty() || canReadValueOn(row));
    }

    /** One that can be read, and on one side only. */
    private boolean hasAmountToRead(CsvRecord row) {
        var written = IntStream.of(columns.amount(), columns.debit(), columns.credit())
                .mapToObj(row::value)
                .filter(amount -> !amount.isEmpty())
                .toList();
        return written.size() == 1 && decimals.canRead(written.getFirst(), currencyOf(row));
    }

    private boolean canReadValueOn(CsvRecord row) {
        var order = valueOrder();
        return order != null && WrittenDate.of(row.value(columns.valueOn())).day(order) != null;
    }

    /** What only a person can say. */
    List<ReadingProblem> questions() {
        beside.forEach(other -> decimals.settle(other.decimals.mark()));
        decimals.settle(hints.decimalMark() == null ? known.decimalMark(decimals) : hints.decimalMark());
        var questions = new ArrayList<ReadingProblem>();
        if (bookedOrder() == null || (valueSeen && valueOrder() == null)) {
            questions.add((booked.isOpen() ? booked : value).question());
        }
        if (decimals.isOpen()) {
            questions.add(decimals.question());
        }
        return questions;
    }

    List<ReadingProblem> remarks() {
        var remarks = new ArrayList<ReadingProblem>();
        remarks.addAll(signs.remarks());
        remarks.addAll(fees.remarks(decimals));
        var from = columns.header().from();
        if (from.isByValues()) {
            remarks.add(ReadingProblem.of(
                    from == CsvHeader.From.VALUES ? ReadingCode.COLUMNS_INFERRED : ReadingCode.COLUMNS_SOLVED,
                    "No known header names the columns; by their values, " + columns.inWords() + "."));
        }
        remarks.addAll(others.remarks());
        remarks.addAll(status.remarks());
        var inferred = bookedOrderInferred();
        if (inferred != null) {
            remarks.add(DateColumn.inferred(inferred));
        }
        var order = bookedOrder();
        if (order != null && !booked.endsBy(today.plusYears(1), order)) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.DAYS_AHEAD,
                    "Days lie more than a year ahead. Look whether their years are read as they are meant, for two"
                            + " digits may count another era's years."));
        }
        if (booked.mayBeTurned()) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.DATES_DIFFER,
                    "Cells hold days up to the 12th only, and all later ones are texts: the program that wrote the"
                            + " file may have taken days for months. Compare them with the bank's."));
        }
        remarks.addAll(currencies.remarks());
        remarks.addAll(accountRemarks());
        remarks.addAll(known.remarks());
        return remarks;
    }

    /** The column counts, since it stands beside the rows; the lines above may be about something else, or it may. */
    private List<ReadingProblem> accountRemarks() {
        var only = identifiers.size() == 1 ? identifiers.iterator().next() : "";
        var above = preamble.account();
        return above == null || AccountWords.mayBeOne(above, only)
                ? List.of()
                : List.of(ReadingProblem.of(
                        ReadingCode.TABLE_WITHOUT_ACCOUNT,
                        "The lines above the rows name another account than the column beside them: they are taken for"
                                + " rows of that in the column. Look whether they are."));
    }

    private @Nullable DateOrder bookedOrderInferred() {
        var isOpen = booked.possible().size() > 1 && booked.orderBeside(siblings(value)) == null;
        return isOpen && hints.dateOrder() == null && known.own(TableLayout::dateOrder) == null
                ? booked.likeliest(today)
                : null;
    }

    /** Once all rows are learnt: the order of the booking days, or null while only a person can say. */
    @Nullable
    DateOrder bookedOrder() {
        bookedOrder = bookedOrder == null ? order(booked, value, TableLayout::dateOrder) : bookedOrder;
        return bookedOrder;
    }

    @Nullable
    DateOrder valueOrder() {
        valueOrder = valueOrder == null ? order(value, booked, TableLayout::valueDateOrder) : valueOrder;
        return valueOrder;
    }

    Fees fees() {
        return fees;
    }

    /** What is stated beside the rows. */
    StatedBalances balances() {
        return balances;
    }

    AmountSigning signs() {
        return signs;
    }

    DecimalSign decimals() {
        return decimals;
    }

    /** The accounts of the file; those of an account column that does not name the holder's accounts are one. */
    List<AccountKey> accounts() {
        return accounts.stream().map(this::identified).toList();
    }

    /** The account of a row, as {@link #accounts} has it. */
    AccountKey accountOf(CsvRecord row) {
        return identified(settled(keyBeforeNames(row)));
    }

    /** Of a row by itself. */
    private AccountKey keyBeforeNames(CsvRecord row) {
        return splitsByIdentifier() ? keyOf(row) : withoutIdentifier(keyOf(row));
    }

    /** A column that has one value all along names the account, whatever stands over it; else the lines above the table may. */
    private AccountKey identified(AccountKey key) {
        if (splitsByIdentifier()) {
            return key;
        }
        var only = identifiers.size() == 1 ? identifiers.iterator().next() : "";
        var identifier = only.isEmpty() && preamble.account() != null ? preamble.account() : only;
        return new AccountKey(identifier, key.currency(), key.currencyFrom());
    }

    private static AccountKey withoutIdentifier(AccountKey key) {
        return new AccountKey("", key.currency(), key.currencyFrom());
    }

    private boolean splitsByIdentifier() {
        return columns.mayHoldSeveralAccounts();
    }

    private AccountKey keyOf(CsvRecord row) {
        var stated = currencies.of(row);
        return stated == null
                ? new AccountKey(identifierOf(row), hints.currency(), CurrencyFrom.CALLER)
                : new AccountKey(identifierOf(row), stated, CurrencyFrom.FILE);
    }

    private String identifierOf(CsvRecord row) {
        var written = row.value(columns.account());
        if (written.equals(CsvRecord.NOT_COMPUTED)) {
            throw new Refusal(ReadingCode.ROW_INCOMPLETE, "The account is " + written, row.line());
        }
        return written.isEmpty() ? written : NO_NUMBER.matcher(written).replaceAll("");
    }

    Currency currencyOf(CsvRecord row) {
        var stated = currencies.of(row);
        return stated == null ? hints.currency() : stated;
    }

    private void learnAmounts(CsvRecord row, Currency currency) {
        for (int column : new int[] {columns.amount(), columns.debit(), columns.credit(), columns.balance()}) {
            if (!row.value(column).isEmpty()) {
                decimals.learn(row.value(column), currency, row.line());
            }
        }
        signs.learn(row);
    }

    /**
     * How the file is written, once all rows are learnt and nothing is open.
     *
     * @param header as it is in the file
     */
    TableLayout layout(Format format, CsvHeader header) {
        var layoutColumns = new ArrayList<TableLayout.Column>();
        for (int i = 0; i < header.names().size(); i++) {
            layoutColumns.add(new TableLayout.Column(
                    TableLayout.name(header.names().get(i)), header.roles().get(i)));
        }
        var mark = decimals.mark();
        return new TableLayout(
                format,
                header.separator(),
                header.names().stream().anyMatch(name -> !name.isBlank()),
                layoutColumns,
                shownOrder(booked, bookedOrder(), known.own(TableLayout::dateOrder)),
                shownOrder(value, valueSeen ? valueOrder() : null, known.own(TableLayout::valueDateOrder)),
                mark == null ? known.own(TableLayout::decimalMark) : mark,
                signs.shown());
    }

    /** The order in which the days were read, unless they are the same in any. */
    private static @Nullable DateOrder shownOrder(
            DateColumn column, @Nullable DateOrder read, @Nullable DateOrder before) {
        return column.isOpen() || !column.certain().isEmpty() ? read : before;
    }

    private @Nullable DateOrder order(
            DateColumn column, DateColumn other, Function<TableLayout, @Nullable DateOrder> part) {
        var order = column.order(hints.dateOrder());
        if (order != null) {
            return order;
        }
        order = column.orderBeside(siblings(other));
        return order == null ? known.order(column, part, today) : order;
    }

    private List<DateColumn> siblings(DateColumn other) {
        var siblings = new ArrayList<DateColumn>();
        siblings.add(other);
        if (!balancedUnreadable) {
            siblings.add(balanced);
        }
        beside.forEach(table -> siblings.addAll(List.of(table.booked, table.value)));
        return siblings;
    }
}
