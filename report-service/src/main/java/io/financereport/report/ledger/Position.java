package io.financereport.report.ledger;

import java.util.Currency;

/** What one account has in one currency, all postings together. */
public record Position(AccountId account, Turnover turnover) {
    public Currency currency() {
        return turnover.currency();
    }
}
