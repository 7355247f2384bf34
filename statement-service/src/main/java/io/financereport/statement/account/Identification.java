package io.financereport.statement.account;

/** Which account a claim means. */
public sealed interface Identification {
    /** This one; it exists now if it did not before. */
    record Found(BankAccountId account) implements Identification {}

    /** The given id is not known yet; it may be on its way. */
    record NotHeardOf() implements Identification {}

    /** A person has to say. */
    record Needed(String detail) implements Identification {}
}
