package io.financereport.report.ledger;

import io.financereport.money.Money;
import java.util.Currency;

/**
 * What postings did to one account in one currency. A voided posting and its mirror take each other back: both amounts and
 * the count are then as if neither had been.
 *
 * @param debit the sum of the postings that debit, not negative unless a mirror lies in another span than its original
 * @param credit the sum of the postings that credit, as a positive amount
 * @param postings how many postings live: a mirror counts minus one
 */
public record Turnover(Money debit, Money credit, long postings) {
    public Turnover {
        if (!debit.currency().equals(credit.currency())) {
            throw new IllegalArgumentException("Debit " + debit + " and credit " + credit + " are of two currencies");
        }
    }

    public static Turnover none(Currency currency) {
        return new Turnover(Money.zero(currency), Money.zero(currency), 0);
    }

    public Currency currency() {
        return debit.currency();
    }

    /** Debit positive. */
    public Money balance() {
        return debit.minus(credit);
    }

    public Turnover plus(Turnover other) {
        return new Turnover(debit.plus(other.debit), credit.plus(other.credit), postings + other.postings);
    }

    public Turnover minus(Turnover other) {
        return new Turnover(debit.minus(other.debit), credit.minus(other.credit), postings - other.postings);
    }

    /** Whether anything that still counts moved here. */
    public boolean moved() {
        return postings != 0 || !balance().isZero();
    }
}
