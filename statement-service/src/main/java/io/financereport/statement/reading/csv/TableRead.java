package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.csv.KnownLayouts.Known;
import org.jspecify.annotations.Nullable;

/**
 * How one table of a file turned out to be written.
 *
 * @param sample its first records with the rows that they gave; null when not even one row fits into a sample
 * @param known the account's profile by which it was read
 */
public record TableRead(
        TableLayout layout,
        @Nullable TableSample sample,
        @Nullable Known known) {}
