package io.financereport.reconciliation.bank;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of one account that a statement speaks about.
 *
 * @param opening what the account held before {@code from}; null when no balance in the file says it
 * @param difference of a contradicted statement that a person approved: stated closing minus (opening plus rows)
 */
public record Coverage(
        AccountId account,
        LocalDate from,
        LocalDate to,
        @Nullable Money opening,
        @Nullable Money difference) {
    public Coverage {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A coverage from " + from + " to " + to + " ends before it begins");
        }
    }
}
