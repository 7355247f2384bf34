package io.financereport.tenancy;

import java.util.Locale;

/** What a member of a workspace may do. */
public enum Role {
    OWNER,
    EDITOR,
    REVIEWER,
    /** Reads only. */
    AUDITOR;

    /** The word in tokens and JSON: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when no role has that word
     */
    public static Role ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
