package io.financereport.statement.statement;

import java.util.Locale;

/** How far a statement is. */
enum StatementStatus {
    RECEIVED,
    READING,
    REVIEW,
    APPROVED,
    REJECTED,
    FAILED,
    REVERTING,
    REVERTED,

    /** An archive whose files became statements of their own. */
    UNPACKED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StatementStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether a worker still has to read it. */
    boolean isBeingRead() {
        return this == RECEIVED || this == READING;
    }
}
