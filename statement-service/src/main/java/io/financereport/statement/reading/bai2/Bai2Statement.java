package io.financereport.statement.reading.bai2;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The days of one account whose balances chain, as one statement. */
final class Bai2Statement {
    private final int ordinal;
    private final Bai2Account first;
    private Bai2Account last;
    private int days = 1;
    private long contradictoryLine;

    /**
     * @param ordinal its place among the file's accounts, counted from 0
     */
    Bai2Statement(int ordinal, Bai2Account first) {
        this.ordinal = ordinal;
        this.first = first;
        this.last = first;
    }

    int ordinal() {
        return ordinal;
    }

    /** Whether a later day begins where the last one ended, or neither states a balance at all. */
    boolean isContinuedBy(Bai2Account day) {
        if (!day.asOf().isAfter(last.asOf())) {
            return false;
        }
        var begins = day.opening();
        var ended = last.closing();
        if (begins != null && ended != null) {
            return begins.compareTo(ended) == 0;
        }
        return first.opening() == null && ended == null && begins == null && day.closing() == null;
    }

    void append(Bai2Account day) {
        last = day;
        days++;
    }

    void end(Bai2Account day) {
        if (day.isContradictory() && contradictoryLine == 0) {
            contradictoryLine = day.line();
        }
    }

    /** Line of the first day that does not add up among several, else 0. A single one is judged as a whole. */
    long contradictoryDay() {
        return days > 1 ? contradictoryLine : 0;
    }

    FileAccount account() {
        return new FileAccount(
                first.identifier(),
                first.institution(),
                first.currency(),
                first.currencyFrom(),
                AccountKind.ASSET,
                period(first),
                period(last),
                money(first.opening(), first.currency()),
                money(last.closing(), first.currency()));
    }

    /** An interim report covers no day. */
    private static @Nullable LocalDate period(Bai2Account day) {
        return day.isInterim() ? null : day.asOf();
    }

    private static @Nullable Money money(@Nullable BigDecimal units, Currency currency) {
        return units == null ? null : Bai2Values.find(units, currency);
    }
}
