package io.financereport.reconciliation.journal;

import io.financereport.money.Money;
import java.util.List;

/** The postings of an entry do not add up to zero in each currency. */
public final class UnbalancedEntry extends IllegalArgumentException {
    private final transient List<Money> differences;

    UnbalancedEntry(List<Money> differences) {
        super("Debits and credits differ by "
                + String.join(", ", differences.stream().map(Money::toString).toList()));
        this.differences = List.copyOf(differences);
    }

    /** What is too much on the debit side, one per currency that does not balance. */
    public List<Money> differences() {
        return differences;
    }
}
