package io.financereport.statement.reading.journal;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account of a journal in one currency while its rows pass, in any order of days. Rows are not kept: each is added to what
 * the next assertion must hold.
 */
final class JournalAccount {
    private static final int NONE = -1;

    private final String name;
    private final Currency currency;
    private final CurrencyFrom currencyFrom;
    private final AccountKind kind;
    private final TreeMap<Assertion.Moment, Assertion> assertions = new TreeMap<>();
    private final List<Assertion> contradicting = new ArrayList<>();
    private final TreeMap<Assertion.Moment, Money> sums = new TreeMap<>();
    private Money sumAfterLast;
    private int rowsAfterLast;
    private int ordinal = NONE;
    private @Nullable Money closing;

    JournalAccount(String name, Currency currency, CurrencyFrom currencyFrom, AccountKind kind) {
        this.name = name;
        this.currency = currency;
        this.currencyFrom = currencyFrom;
        this.kind = kind;
        this.sumAfterLast = Money.zero(currency);
    }

    void expect(Assertion assertion) {
        var other = assertions.putIfAbsent(assertion.at(), assertion);
        if (other != null && !other.balance().equals(assertion.balance())) {
            contradicting.add(assertion);
        }
    }

    boolean hasRows() {
        return ordinal != NONE;
    }

    /** Its place among the accounts with rows, the given one if it has had none. */
    int ordinal(int next) {
        ordinal = ordinal == NONE ? next : ordinal;
        return ordinal;
    }

    void sawRow(Assertion.Moment at, Money amount) {
        var next = assertions.ceilingKey(at);
        if (next == null) {
            rowsAfterLast++;
            sumAfterLast = sumAfterLast.plus(amount);
        } else {
            sums.merge(next, amount, Money::plus);
        }
    }

    /** Compares the assertions with the rows, which have all passed; pads book what an assertion lacks. */
    void check(JournalFacts facts, Findings findings, PadSink pads) {
        var balance = Money.zero(currency);
        Assertion.@Nullable Moment before = null;
        for (Assertion assertion : assertions.values()) {
            balance = balance.plus(sums.getOrDefault(assertion.at(), Money.zero(currency)));
            var missing = assertion.balance().minus(balance);
            var pad = pad(facts, before, assertion);
            if (pad != null && !missing.isZero()) {
                pads.book(this, pad, missing);
                balance = balance.plus(missing);
            } else if (!missing.isZero()) {
                findings.add(
                        ReadingCode.ASSERTION_FAILS,
                        "The journal asserts " + assertion.balance() + " here, and its postings sum to " + balance
                                + " (difference " + missing + ").",
                        assertion.line());
            }
            before = assertion.at();
        }
        contradicting.forEach(assertion -> findings.add(
                ReadingCode.ASSERTION_FAILS,
                "The journal asserts " + assertion.balance() + " here, and another balance of the same moment.",
                assertion.line()));
        // A balance after which more was booked is none at the end.
        closing = assertions.isEmpty() || rowsAfterLast > 0
                ? null
                : assertions.lastEntry().getValue().balance();
    }

    /** The last pad of the account between two assertions. */
    private Assertion.@Nullable Pad pad(JournalFacts facts, Assertion.@Nullable Moment before, Assertion assertion) {
        var last = facts.pads(name).lowerEntry(assertion.at().on());
        return last == null || (before != null && last.getKey().isBefore(before.on())) ? null : last.getValue();
    }

    /** A journal begins with nothing, so that an assertion at its end proves the rows. */
    FileAccount account() {
        return new FileAccount(
                name,
                null,
                currency,
                currencyFrom,
                kind,
                null,
                null,
                assertions.isEmpty() ? null : Money.zero(currency),
                closing);
    }

    Currency currency() {
        return currency;
    }

    /** Books what a pad adds. */
    @FunctionalInterface
    interface PadSink {
        void book(JournalAccount account, Assertion.Pad pad, Money amount);
    }
}
