package io.financereport.reconciliation.account;

import java.util.Locale;

/** Accounts that the product itself posts to. */
public enum SystemRole {
    OPENING_BALANCE_EQUITY,
    UNEXPLAINED_BANK_DIFFERENCES,
    UNCATEGORISED_INCOME,
    UNCATEGORISED_EXPENSE,
    TRANSFERS_IN_TRANSIT,
    CURRENCY_EXCHANGE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SystemRole ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
