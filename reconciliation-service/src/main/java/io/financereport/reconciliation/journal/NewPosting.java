package io.financereport.reconciliation.journal;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import org.jspecify.annotations.Nullable;

/** A line of an entry about to be posted: debit positive, never zero. */
public record NewPosting(
        AccountId account, Money amount, @Nullable String memo) {
    public NewPosting {
        if (amount.isZero()) {
            throw new IllegalArgumentException("A posting of zero says nothing (account " + account + ")");
        }
        NewEntry.requireText("A memo", memo);
    }

    public NewPosting(AccountId account, Money amount) {
        this(account, amount, null);
    }
}
