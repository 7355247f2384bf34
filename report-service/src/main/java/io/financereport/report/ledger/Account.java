package io.financereport.report.ledger;

/**
 * A ledger account as its opening described it.
 *
 * @param code the number in the chart of accounts, empty when it has none
 */
public record Account(AccountId id, String name, String code, AccountType type, Purpose purpose) {
    /** What the product itself uses an account for, as far as reports care. */
    public enum Purpose {
        GENERAL,
        CASH,
        UNCATEGORISED
    }

    public boolean isUncategorised() {
        return purpose == Purpose.UNCATEGORISED;
    }
}
