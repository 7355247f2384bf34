package io.financereport.reconciliation.account;

import io.financereport.money.Money;
import org.jspecify.annotations.Nullable;

/** What the postings of an account sum to in one currency, debit positive; null when it has none. */
record AccountBalance(Account account, @Nullable Money balance) {}
