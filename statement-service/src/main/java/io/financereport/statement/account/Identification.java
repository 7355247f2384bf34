package io.financereport.statement.account;

import org.jspecify.annotations.Nullable;

/** Which account a claim means. */
public sealed interface Identification {
    /**
     * This one; it exists now if it did not before.
     *
     * @param remark what a person should know of how it was found, or null
     */
    record Found(BankAccountId account, @Nullable String remark) implements Identification {
        Found(BankAccountId account) {
            this(account, null);
        }
    }

    /** The given id is not known yet; it may be on its way. */
    record NotHeardOf() implements Identification {}

    /** A person has to say. */
    record Needed(String detail) implements Identification {}
}
