package io.financereport.reconciliation.journal;

import java.util.Locale;

/** Where an entry comes from. */
public enum EntryKind {
    /** Written by a person. */
    MANUAL,
    /** Read from a file of entries. */
    IMPORTED,
    /** One bank transaction against its counter account; its first posting is the bank's. */
    BANK,
    /** A movement between two own accounts, or one leg of it through Transfers in transit. */
    TRANSFER,
    OPENING,
    GAP,
    /** The mirror of another entry. */
    VOID;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
