package io.financereport.statement.reading;

/** Which side of the balance sheet a bank account stands on. */
public enum AccountKind {
    ASSET,
    /** A card or another debt. */
    LIABILITY
}
