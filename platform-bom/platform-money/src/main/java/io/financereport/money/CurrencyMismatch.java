package io.financereport.money;

import java.util.Currency;

/** Two amounts of different currencies met in one sum or comparison. */
public final class CurrencyMismatch extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Currency first;
    private final Currency second;

    CurrencyMismatch(Currency first, Currency second) {
        super("Amounts in " + first + " and " + second + " cannot meet; convert one of them first");
        this.first = first;
        this.second = second;
    }

    public Currency first() {
        return first;
    }

    public Currency second() {
        return second;
    }
}
