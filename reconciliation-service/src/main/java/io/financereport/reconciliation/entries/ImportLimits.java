package io.financereport.reconciliation.entries;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much an import may hold.
 *
 * @param entriesPerCommit the database takes at most 5 000 in one transaction
 * @param lineBytesMax of one entry
 * @param bytesMax of the whole file
 */
@ConfigurationProperties("imports")
record ImportLimits(
        @Bindable(defaultValue = "5000") @Min(1) @Max(5000) int entriesPerCommit,
        @Bindable(defaultValue = "262144") @Min(1024) int lineBytesMax,
        @Bindable(defaultValue = "1073741824") @Min(1024) long bytesMax) {}
