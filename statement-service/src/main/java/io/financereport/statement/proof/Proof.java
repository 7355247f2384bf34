package io.financereport.statement.proof;

/** What balances say about the rows. */
public enum Proof {
    /** Two independent balances agree with the rows. */
    PROVEN,
    /** Fewer than two balances. */
    UNPROVEN,
    /** They disagree. */
    CONTRADICTED;

    /** The proof of several accounts together is their worst. */
    public Proof and(Proof other) {
        return severity() >= other.severity() ? this : other;
    }

    private int severity() {
        return switch (this) {
            case PROVEN -> 0;
            case UNPROVEN -> 1;
            case CONTRADICTED -> 2;
        };
    }
}
