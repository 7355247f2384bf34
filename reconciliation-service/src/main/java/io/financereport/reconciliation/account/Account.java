package io.financereport.reconciliation.account;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A ledger account.
 *
 * @param currency of assets and liabilities their only one; of the others null
 * @param isBank its transactions come from statements
 */
public record Account(
        AccountId id,
        String code,
        String name,
        AccountType type,
        @Nullable Currency currency,
        boolean isCash,
        CashFlow cashFlow,
        @Nullable SystemRole systemRole,
        boolean isBank) {
    public Account {
        if (type.hasCurrency() != (currency != null)) {
            throw new IllegalArgumentException("An account of type " + type.wire()
                    + (type.hasCurrency() ? " has one currency" : " has no currency"));
        }
        if ((name + code).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name or code holds a NUL character, which is no text");
        }
        if (isCash && type != AccountType.ASSET) {
            throw new IllegalArgumentException("Only an asset is cash, not " + type.wire());
        }
    }

    public boolean takes(Currency posted) {
        return currency == null || currency.equals(posted);
    }

    Account withCode(String code) {
        return new Account(id, code, name, type, currency, isCash, cashFlow, systemRole, isBank);
    }
}
