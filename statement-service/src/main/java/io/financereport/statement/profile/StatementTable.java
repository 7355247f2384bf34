package io.financereport.statement.profile;

import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableSample;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a table of a statement is written.
 *
 * @param profile by which it was read, or which it does not fit any more
 * @param version of the profile by which it was read; null when it was not
 */
record StatementTable(
        TableLayout layout,
        @Nullable TableSample sample,
        @Nullable UUID profile,
        @Nullable Integer version) {}
