package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One account on one day, from its 03 to its 49, while the records pass. */
final class Bai2Account {
    private static final String OPENING_LEDGER = "010";
    private static final String CLOSING_LEDGER = "015";

    /** The standard's, where neither account nor group nor a person says one. */
    private static final Currency CURRENCY_UNSAID = Currency.getInstance("USD");

    private final Bai2Group group;
    private final long line;
    private final @Nullable String identifier;
    private final Currency currency;
    private final CurrencyFrom currencyFrom;
    private final Bai2Total total = new Bai2Total();
    private @Nullable BigDecimal opening;
    private @Nullable BigDecimal closing;
    private @Nullable Bai2Statement statement;
    private BigDecimal sum = BigDecimal.ZERO;
    private int rows;
    private long lineToProve;

    /**
     * @throws Refusal when the header names an unknown currency
     */
    Bai2Account(Bai2Group group, Bai2Record header, ReadingHints hints, Findings findings) {
        this.group = group;
        this.line = header.line();
        var fields = header.fields();
        this.identifier = Texts.cleanOrNull(fields.next().replace(" ", ""));
        var said = Bai2Group.currency(fields.next(), line);
        var known = said == null ? group.currency() : said;
        this.currency = known == null ? unsaid(hints) : known;
        this.currencyFrom = known == null ? CurrencyFrom.CALLER : CurrencyFrom.FILE;
        while (fields.hasNext()) {
            takeSummary(fields, findings);
        }
    }

    private static Currency unsaid(ReadingHints hints) {
        return hints.basis() == ReadingHints.Basis.SAID ? hints.currency() : CURRENCY_UNSAID;
    }

    /** Banks write more commas than they need; a blank where a type code should be is passed over. */
    private void takeSummary(Bai2Fields fields, Findings findings) {
        var type = fields.next();
        if (type.isEmpty()) {
            return;
        }
        var written = fields.next();
        fields.next();
        fields.passFunds();
        var amount = written.isEmpty() ? null : Bai2Values.units(written);
        if (amount != null) {
            total.add(amount);
        }
        var isLedger = type.equals(OPENING_LEDGER) || type.equals(CLOSING_LEDGER);
        if (!isLedger || written.isEmpty() || isInterim()) {
            return;
        }
        if (amount == null || Bai2Values.find(amount, currency) == null) {
            findings.add(
                    ReadingCode.BALANCE_UNREADABLE,
                    "The balance \"" + Bai2Values.shortened(written) + "\" (" + type
                            + ") cannot be read and proves nothing.",
                    line);
        } else if (type.equals(OPENING_LEDGER)) {
            opening = amount;
        } else {
            closing = amount;
        }
    }

    long line() {
        return line;
    }

    @Nullable
    String identifier() {
        return identifier;
    }

    @Nullable
    String institution() {
        return group.institution();
    }

    Currency currency() {
        return currency;
    }

    CurrencyFrom currencyFrom() {
        return currencyFrom;
    }

    LocalDate asOf() {
        return group.asOf();
    }

    boolean isInterim() {
        return group.finality() == Bai2Group.Finality.INTERIM;
    }

    Bai2Total total() {
        return total;
    }

    @Nullable
    BigDecimal opening() {
        return opening;
    }

    @Nullable
    BigDecimal closing() {
        return closing;
    }

    @Nullable
    Bai2Statement statement() {
        return statement;
    }

    void put(Bai2Statement found) {
        statement = found;
    }

    /** Takes a row that moves the account by so much, plus being money in. */
    void add(BigDecimal signed) {
        sum = sum.add(signed);
        rows++;
    }

    /** Marks a row whose direction holds only if the balances of the day say so. */
    void requireProof(long ofLine) {
        lineToProve = lineToProve == 0 ? ofLine : lineToProve;
    }

    boolean isWorthKeeping() {
        return rows > 0 || hasBothBalances();
    }

    /** Whether its own two balances and rows disagree. */
    boolean isContradictory() {
        return hasBothBalances() && !isProven();
    }

    /**
     * @throws Refusal when a row's direction was to be proven and is not
     */
    void end() {
        if (lineToProve > 0 && !isProven()) {
            throw new Refusal(
                    ReadingCode.DIRECTION_UNKNOWN,
                    "Whether this row is money in or out is the bank's own code or sign, and no ledger balances (010,"
                            + " 015) prove it; ask the bank for standard type codes.",
                    lineToProve);
        }
    }

    private boolean hasBothBalances() {
        return opening != null && closing != null;
    }

    private boolean isProven() {
        return opening != null && closing != null && opening.add(sum).compareTo(closing) == 0;
    }
}
