package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.csv.TableLayout.AmountSigns;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DateColumn;
import io.financereport.statement.reading.written.DecimalSign;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the first pass over a file learns from all of its rows together. */
final class FirstPass {
    private static final int ACCOUNTS_MAX = 100;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** One of the accounts whose rows stand in the file. */
    record AccountKey(String identifier, Currency currency, CurrencyFrom currencyFrom) {}

    private final CsvColumns columns;
    private final ReadingHints hints;
    private final KnownAnswers known;
    private final LocalDate today;
    private final DateColumn booked = new DateColumn();
    private final DateColumn value = new DateColumn();
    private final DecimalSign decimals = new DecimalSign();
    private final CardSigns cardSigns = new CardSigns();
    private final Set<AccountKey> accounts = new LinkedHashSet<>();
    private final Set<String> identifiers = new HashSet<>();
    private final Directions directions;
    private final BalanceCourse balances = new BalanceCourse();
    private @Nullable DateOrder bookedOrder;
    private @Nullable DateOrder valueOrder;
    private int rows;
    private final @Nullable Currency currencyOfHeader;
    private boolean valueSeen;
    private boolean negativeAmounts;
    private boolean markedCredits;
    private boolean bareAmounts;
    private boolean positiveDebits;
    private boolean negativeDebits;
    private boolean positiveCredits;
    private boolean negativeCredits;

    FirstPass(CsvColumns columns, ReadingHints hints, KnownAnswers known, LocalDate today) {
        this.today = today;
        this.known = known;
        this.columns = columns;
        this.directions = new Directions(columns.directions());
        this.currencyOfHeader = columns.currencyOfHeader();
        this.hints = hints;
    }

    void learn(CsvRecord row) {
        rows++;
        booked.learn(row.field(columns.bookedOn()), row.line());
        if (!row.value(columns.valueOn()).isEmpty()) {
            value.learn(row.value(columns.valueOn()), row.line());
            valueSeen = true;
        }
        var currency = currencyOf(row);
        learnAmounts(row, currency);
        if (identifiers.size() <= ACCOUNTS_MAX) {
            identifiers.add(identifierOf(row));
        }
        accounts.add(splitsByIdentifier() ? keyOf(row) : withoutIdentifier(keyOf(row)));
        if (accounts.size() > ACCOUNTS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS, "A file has at most " + ACCOUNTS_MAX + " accounts.", row.line());
        }
    }

    int rows() {
        return rows;
    }

    /** Whether a row that is not booked yet is written like the booked ones. */
    boolean canRead(CsvRecord row) {
        var order = bookedOrder();
        return order != null
                && columns.amount() >= 0
                && accounts.contains(splitsByIdentifier() ? keyOf(row) : withoutIdentifier(keyOf(row)))
                && WrittenDate.of(row.field(columns.bookedOn())).day(order) != null
                && decimals.canRead(row.value(columns.amount()), currencyOf(row))
                && row.value(columns.balance()).isEmpty()
                && row.value(columns.valueOn()).isEmpty();
    }

    /** What only a person can say. */
    List<ReadingProblem> questions() {
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
        if (!columns.isByDebitAndCredit()
                && !negativeAmounts
                && direction() < 0
                && (columns.balance() < 0 || balances.isAgainstMoneyIn())
                && !isBareOut()
                && (signsSaid() == null || signsSaid() == AmountSigns.BY_COLUMN)) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "No amount is negative and nothing says which are money out: all " + rows
                            + " rows are taken as money in. If it is a card's statement, have it read again with the"
                            + " signs inverted."));
        }
        if (!columns.isByDebitAndCredit() && hints.signs() == null) {
            remarks.addAll(directions.remarks(negativeAmounts));
        }
        if (isCreditOwed() && !positiveDebits && hints.signs() == null) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "Each amount in the column of money in is negative, and none in that of money out says what a minus"
                            + " means: they are taken as money in."));
        }
        var card = cardSigns.remark();
        // A profile that learnt its signs from amounts does not know better than these amounts.
        var saysOtherwise = hints.signs() != null || isInverted() || isBareOut();
        if (card != null && direction() < 0 && !saysOtherwise) {
            remarks.add(card);
        }
        if (isBareOut() && signsSaid() != AmountSigns.BARE_OUT) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGNS_INFERRED,
                    "Some amounts have a plus and none a minus: those without a sign are taken as money out."));
        }
        var from = columns.header().from();
        if (from.isByValues()) {
            remarks.add(ReadingProblem.of(
                    from == CsvHeader.From.VALUES ? ReadingCode.COLUMNS_INFERRED : ReadingCode.COLUMNS_SOLVED,
                    "No known header names the columns; by their values, " + columns.inWords() + "."));
        }
        var inferred = bookedOrderInferred();
        if (inferred != null) {
            remarks.add(DateColumn.inferred(inferred));
        }
        remarks.addAll(known.remarks());
        return remarks;
    }

    private @Nullable DateOrder bookedOrderInferred() {
        return booked.possible().size() > 1 && hints.dateOrder() == null && known.own(TableLayout::dateOrder) == null
                ? booked.likeliest(today)
                : null;
    }

    void refuseContradictions() {
        if (positiveDebits && negativeDebits) {
            throw new Refusal(
                    ReadingCode.SIGN_CONTRADICTORY,
                    "The debit column holds positive and negative amounts, so that money out and in cannot be told"
                            + " apart.");
        }
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

    DecimalSign decimals() {
        return decimals;
    }

    /** The column that says whether an amount is money out, or -1 when the amounts say it themselves. */
    int direction() {
        return directions.column(negativeAmounts);
    }

    /** Whether the column of directions counts alone, since each sign is the other way round. */
    boolean isSignReversed() {
        return negativeAmounts && directions.isReversedBySigns();
    }

    /** The accounts of the file; those of an account column that does not name the holder's accounts are one. */
    List<AccountKey> accounts() {
        return accounts.stream().map(this::identified).toList();
    }

    /** The account of a row, as {@link #accounts} has it. */
    AccountKey accountOf(CsvRecord row) {
        return splitsByIdentifier() ? keyOf(row) : identified(withoutIdentifier(keyOf(row)));
    }

    /** A column that has one value all along names the account, whatever stands over it. */
    private AccountKey identified(AccountKey key) {
        return splitsByIdentifier() || identifiers.size() != 1
                ? key
                : new AccountKey(identifiers.iterator().next(), key.currency(), key.currencyFrom());
    }

    private static AccountKey withoutIdentifier(AccountKey key) {
        return new AccountKey("", key.currency(), key.currencyFrom());
    }

    private boolean splitsByIdentifier() {
        return columns.mayHoldSeveralAccounts();
    }

    private AccountKey keyOf(CsvRecord row) {
        var stated = statedCurrency(row);
        return stated == null
                ? new AccountKey(identifierOf(row), hints.currency(), CurrencyFrom.CALLER)
                : new AccountKey(identifierOf(row), stated, CurrencyFrom.FILE);
    }

    private String identifierOf(CsvRecord row) {
        return columns.account() < 0
                ? ""
                : BLANKS.matcher(row.field(columns.account())).replaceAll("");
    }

    Currency currencyOf(CsvRecord row) {
        var stated = statedCurrency(row);
        return stated == null ? hints.currency() : stated;
    }

    private @Nullable Currency statedCurrency(CsvRecord row) {
        var code = row.value(columns.currency());
        if (!code.isEmpty()) {
            var currency = Currencies.ofSign(code);
            if (currency == null) {
                throw new Refusal(
                        ReadingCode.CURRENCY_UNKNOWN,
                        "\"" + shortened(code) + "\" is not an ISO 4217 code.",
                        row.line());
            }
            return currency;
        }
        return currencyOfHeader == null ? currencyOfMark(row) : currencyOfHeader;
    }

    private @Nullable Currency currencyOfMark(CsvRecord row) {
        for (int column : new int[] {columns.amount(), columns.debit(), columns.credit()}) {
            var number = row.value(column).isEmpty() ? null : WrittenNumber.of(row.value(column));
            if (number != null && !number.mark().isEmpty()) {
                return Currencies.ofSign(number.mark());
            }
        }
        return null;
    }

    private void learnAmounts(CsvRecord row, Currency currency) {
        for (int column : new int[] {columns.amount(), columns.debit(), columns.credit(), columns.balance()}) {
            if (!row.value(column).isEmpty()) {
                decimals.learn(row.value(column), currency, row.line());
            }
        }
        learnSign(row);
    }

    private void learnSign(CsvRecord row) {
        var amount = signOf(row.value(columns.amount()));
        negativeAmounts |= amount < 0;
        directions.learn(row, amount);
        balances.learn(row.value(columns.amount()), row.value(columns.balance()));
        cardSigns.learn(amount, () -> wordsOf(row));
        if (amount > 0) {
            var isCredit = isMarkedAsCredit(row);
            markedCredits |= isCredit;
            bareAmounts |= !isCredit;
        }
        var debit = signOf(row.value(columns.debit()));
        positiveDebits |= debit > 0;
        negativeDebits |= debit < 0;
        var credit = signOf(row.value(columns.credit()));
        positiveCredits |= credit > 0;
        negativeCredits |= credit < 0;
    }

    /** What a row says of itself, and of which kind it is. */
    private String wordsOf(CsvRecord row) {
        var words = new StringBuilder(row.field(columns.header().first(ColumnRole.DESCRIPTION)));
        for (int direction : columns.directions()) {
            words.append(' ').append(row.field(direction));
        }
        return words.toString();
    }

    /** Whether money in stands in a column of its own with a minus in each row: it counts what is owed. */
    boolean isCreditOwed() {
        return negativeCredits && !positiveCredits;
    }

    /** Whether an amount has a plus, where those without one are money out. */
    boolean isMarkedAsCredit(CsvRecord row) {
        var number = WrittenNumber.of(row.value(columns.amount()));
        return number != null && number.isCredit();
    }

    /** Whether amounts with a plus stand among bare ones and none has a minus: then the bare ones are money out. */
    boolean isBareOut() {
        var isSeen = markedCredits && bareAmounts;
        return (isSeen || signsSaid() == AmountSigns.BARE_OUT) && !negativeAmounts && direction() < 0;
    }

    private static int signOf(String text) {
        var number = text.isEmpty() ? null : WrittenNumber.of(text);
        if (number == null || number.isZero()) {
            return 0;
        }
        return number.negative() ? -1 : 1;
    }

    /** Whether plus is money out, as a person or the account's profile says. */
    boolean isInverted() {
        return signsSaid() == AmountSigns.INVERTED;
    }

    private @Nullable AmountSigns signsSaid() {
        var said = AmountSigns.of(hints.signs());
        return said == null ? known.signs() : said;
    }

    /** How the file is written, once all rows are learnt and nothing is open. */
    TableLayout layout(Format format) {
        var header = columns.header();
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
                signsShown());
    }

    private @Nullable AmountSigns signsShown() {
        if (isBareOut()) {
            return AmountSigns.BARE_OUT;
        } else if (isInverted()) {
            return AmountSigns.INVERTED;
        } else if (columns.isByDebitAndCredit() || directions.hasOut(negativeAmounts)) {
            return AmountSigns.BY_COLUMN;
        } else {
            return negativeAmounts ? AmountSigns.AS_WRITTEN : signsSaid();
        }
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
        // One program wrote both columns of the file, so what is certain of one holds for the other.
        var shared = EnumSet.copyOf(column.possible());
        shared.retainAll(other.certain());
        if (shared.size() == 1) {
            return shared.iterator().next();
        }
        return known.order(column, part, today);
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
