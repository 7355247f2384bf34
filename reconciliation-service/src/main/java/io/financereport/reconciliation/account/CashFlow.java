package io.financereport.reconciliation.account;

import java.util.Locale;

/** The section of the cash flow statement that an account's postings belong to (accounting.md 8). */
public enum CashFlow {
    OPERATING,
    INVESTING,
    FINANCING,
    NONE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CashFlow ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** What an account of a type is unless somebody says otherwise; equity opened by a person is the owner's. */
    static CashFlow usualOf(AccountType type, boolean isCash) {
        return switch (type) {
            case ASSET -> isCash ? NONE : INVESTING;
            case LIABILITY, EQUITY -> FINANCING;
            case INCOME, EXPENSE -> OPERATING;
        };
    }
}
