package io.financereport.reconciliation.account;

import java.util.Locale;

/** The five kinds of ledger account. The first digit of a code says which. */
public enum AccountType {
    ASSET(1000),
    LIABILITY(2000),
    EQUITY(3000),
    INCOME(4000),
    EXPENSE(5000);

    private final int firstCode;

    AccountType(int firstCode) {
        this.firstCode = firstCode;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AccountType ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Assets and liabilities have one currency; income, expense and equity have none (any). */
    public boolean hasCurrency() {
        return this == ASSET || this == LIABILITY;
    }

    int firstCode() {
        return firstCode;
    }
}
