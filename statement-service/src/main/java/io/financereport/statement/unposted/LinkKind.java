package io.financereport.statement.unposted;

import java.util.Locale;

/** How the amount of a transaction stands to the one that was announced or expected. */
public enum LinkKind {
    EXACT,
    /** More or less, by a tip or a rate of exchange. */
    DRIFT,
    /** A part of it; several parts together are at most the whole. */
    PARTIAL;

    /** As tables and the API name it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
