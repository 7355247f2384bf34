package io.financereport.statement.proof;

import org.jspecify.annotations.Nullable;

/**
 * What a person should know about the balances.
 *
 * @param code stable name
 * @param line where it shows first in the file
 */
public record BalanceProblem(
        String code, String detail, @Nullable Long line) {
    public static final String OPENING_DERIVED = "opening-derived";
    public static final String OPENING_UNKNOWN = "opening-unknown";
    public static final String BALANCE_DOES_NOT_ADD_UP = "balance-does-not-add-up";
    public static final String RUNNING_BALANCE_BREAKS = "running-balance-breaks";
}
