/**
 * Dates and amounts as files for people write them: {@link io.financereport.statement.reading.written.DateColumn} and
 * {@link io.financereport.statement.reading.written.DecimalSign} learn from all values of a file how it writes, and ask where
 * it stays open. They know no format.
 */
@NullMarked
package io.financereport.statement.reading.written;

import org.jspecify.annotations.NullMarked;
