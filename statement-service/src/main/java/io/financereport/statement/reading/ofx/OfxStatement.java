package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tags say about one account while they pass. */
final class OfxStatement {
    private final AccountKind kind;
    private final long line;
    private final Map<String, String> values = new HashMap<>();
    private @Nullable String key;
    private @Nullable Currency currencyOfRows;
    private @Nullable Currency currencyOfAccount;
    private final List<Currency> apart = new ArrayList<>();
    private boolean isCurrencyStated;
    private @Nullable LocalDate lastRowOn;
    private final OfxSigns signs = new OfxSigns();
    private final OfxBalanceRows balances = new OfxBalanceRows();
    private int rows;

    OfxStatement(AccountKind kind, long line) {
        this.kind = kind;
        this.line = line;
    }

    /** Keeps the first value of a tag. */
    void put(String tag, String value) {
        values.putIfAbsent(tag, value);
    }

    /**
     * @throws Refusal when the account said another one before
     */
    void putCurrency(String code, long codeLine) {
        OfxValues.putCurrency(values, "CURDEF", code, codeLine);
    }

    /** Whether a tag of the aggregate that names the account says something that counts. */
    static boolean isOfAccount(String tag) {
        return tag.equals("ACCTID") || tag.equals("BANKID") || tag.equals("BROKERID") || tag.equals("ACCTTYPE");
    }

    /**
     * What tells its account from others of the file, as far as it is said before the first row.
     *
     * @param place where it stands among them, which is all there is to say of one without a number
     */
    String key(int place) {
        var known = key;
        if (known == null) {
            known = madeKey(place);
            key = known;
        }
        return known;
    }

    private String madeKey(int place) {
        if (!values.containsKey("ACCTID")) {
            return String.valueOf(place);
        }
        var key = new StringBuilder(kind.name());
        for (String tag : List.of("ACCTID", "BANKID", "BROKERID", "ACCTTYPE", "CURDEF")) {
            key.append('\u0000').append(values.getOrDefault(tag, ""));
        }
        return key.toString();
    }

    int rows() {
        return rows;
    }

    /** One that says nothing about the booked days, or is of another account. */
    void sawOtherRow() {
        rows++;
    }

    /**
     * Takes a booked row, and books it unless it only states a balance.
     *
     * @param booking what is done with a row; where only the rows that follow say whether it is one, when the account ends
     */
    void sawRow(OfxTransaction row, Money amount, Runnable booking) {
        if (!balances.hold(row, amount, () -> book(row, amount, booking))) {
            book(row, amount, booking);
        }
    }

    private void book(OfxTransaction row, Money amount, Runnable booking) {
        var bookedOn = row.bookedOn();
        rows++;
        signs.see(row.type(), amount);
        lastRowOn = lastRowOn == null || bookedOn.isAfter(lastRowOn) ? bookedOn : lastRowOn;
        booking.run();
    }

    /** Whether rows of the currency are of another account with the same number: the account's own is known and another one. */
    boolean isOfAnother(Currency ofRow) {
        return currencyOfAccount != null && !currencyOfAccount.equals(ofRow);
    }

    /** Where the account of a currency that is not its own stands behind it, counted from 1. */
    int placeApart(Currency ofRow) {
        if (!apart.contains(ofRow)) {
            apart.add(ofRow);
        }
        return apart.indexOf(ofRow) + 1;
    }

    /**
     * The currency of a row. A row says one only where it is not the account's, and its amount is of that one (OFX 2.2, section
     * 5.2), so that what other rows say counts nothing for a row that says none. Of an account that says none all rows are of one.
     *
     * @param stated by the row itself
     */
    Currency currency(@Nullable String stated, ReadingHints hints, long rowLine) {
        var code = values.get("CURDEF");
        var ofAccount = code == null ? null : OfxValues.currency(code, line);
        currencyOfAccount = ofAccount;
        var unstated = ofAccount == null ? hints.currency() : ofAccount;
        var ofRow = stated == null ? unstated : OfxValues.currency(stated, rowLine);
        if (isOfAnother(ofRow)) {
            return ofRow;
        }
        requireOne(ofRow, currencyOfRows, rowLine);
        isCurrencyStated |= stated != null;
        currencyOfRows = ofRow;
        return ofRow;
    }

    private Currency currency(ReadingHints hints) {
        var ofAccount = values.get("CURDEF");
        if (ofAccount != null) {
            return OfxValues.currency(ofAccount, line);
        } else {
            return currencyOfRows == null ? hints.currency() : currencyOfRows;
        }
    }

    private static void requireOne(Currency ofRow, @Nullable Currency ofAccount, long line) {
        if (ofAccount != null && !ofAccount.equals(ofRow)) {
            throw new Refusal(
                    ReadingCode.CURRENCY_MIXED,
                    "A row of " + ofRow + " stands on an account of " + ofAccount + ".",
                    line);
        }
    }

    /** The account, and behind it those with the same number for rows of other currencies. */
    List<FileAccount> accounts(
            @Nullable String organisation, ReadingHints hints, OfxMarks marks, List<ReadingProblem> problems) {
        var own = account(organisation, hints, marks, problems);
        var all = new ArrayList<>(List.of(own));
        for (Currency other : apart) {
            all.add(new FileAccount(
                    own.identifier(), own.institution(), other, CurrencyFrom.FILE, own.kind(), null, null, null, null));
        }
        return all;
    }

    private FileAccount account(
            @Nullable String organisation, ReadingHints hints, OfxMarks marks, List<ReadingProblem> problems) {
        var bank = Texts.cleanOrNull(values.getOrDefault("BANKID", values.get("BROKERID")));
        var identifier = Texts.cleanOrNull(values.get("ACCTID"));
        var currency = currency(hints);
        if (currencyOfRows != null) {
            // The account may say it behind its rows.
            requireOne(currencyOfRows, currency, line);
        }
        if (hints.signs() == null && signs.areAgainstTypes()) {
            problems.add(ReadingProblem.at(
                    ReadingCode.SIGN_UNKNOWN,
                    "Debits of this account are positive, and no row shows that money out is written with a minus. The"
                            + " signs are taken as written; if the bank turns them, have the file read again with the"
                            + " signs inverted.",
                    line));
        }
        var closing = closing(hints, marks, problems);
        balances.settle(closing);
        problems.addAll(balances.problems(closing));
        return new FileAccount(
                identifier == null ? null : identifier.replace(" ", ""),
                organisation == null ? bank : organisation,
                currency,
                values.containsKey("CURDEF") || isCurrencyStated ? CurrencyFrom.FILE : CurrencyFrom.CALLER,
                isCreditLine() ? AccountKind.LIABILITY : kind,
                OfxValues.day(values.get("DTSTART")),
                statedTo(),
                balances.opening(closing),
                closing);
    }

    private boolean isCreditLine() {
        return "CREDITLINE".equalsIgnoreCase(values.get("ACCTTYPE"));
    }

    private @Nullable LocalDate statedTo() {
        return OfxValues.day(values.get("DTEND"));
    }

    /** The ledger balance, when it is the one after the last row and within the period. */
    private @Nullable Money closing(ReadingHints hints, OfxMarks marks, List<ReadingProblem> problems) {
        var written = values.get("BALAMT");
        if (written == null) {
            return null;
        }
        var asOf = OfxValues.day(values.get("DTASOF"));
        if (asOf == null || !covers(asOf, statedTo())) {
            problems.add(ReadingProblem.at(
                    ReadingCode.CLOSING_NOT_COUNTED,
                    "The ledger balance is not of a day between the last row and the end of the period, and proves"
                            + " nothing.",
                    line));
            return null;
        }
        var amount = marks.find(written);
        var balance = amount == null ? null : Amounts.find(amount, currency(hints));
        if (balance == null) {
            problems.add(ReadingProblem.at(
                    ReadingCode.BALANCE_UNREADABLE,
                    "The ledger balance \"" + Amounts.shortened(written) + "\" is no amount of an account of "
                            + currency(hints) + " and proves nothing.",
                    line));
        }
        return balance;
    }

    private boolean covers(LocalDate asOf, @Nullable LocalDate to) {
        return (lastRowOn == null || !lastRowOn.isAfter(asOf)) && (to == null || !asOf.isAfter(to));
    }
}
