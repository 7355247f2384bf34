package io.financereport.reconciliation.settlement;

import java.util.Locale;

/** What became of a transaction (accounting.md 4). */
enum State {
    SETTLED,
    PROVISIONAL,
    HELD;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
