package io.financereport.reconciliation.settlement;

import java.util.Locale;

/** By what a transaction has its state. */
enum How {
    /** A posting that was there before. */
    CLEAR,
    /** The other leg of a movement between own accounts. */
    TRANSFER,
    /** A person said what it is. */
    RESOLVED,
    /** Nothing is known. */
    UNCATEGORISED,
    /** Its amount is zero: there is nothing to post. */
    ZERO,
    /** The period of its day is closed. */
    PERIOD;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static How ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
