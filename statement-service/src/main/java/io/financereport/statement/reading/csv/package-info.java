/**
 * The reader of bank CSV files: {@link io.financereport.statement.reading.csv.CsvReader} finds the separator, the header and
 * the role of each column, decides date order and decimal sign over whole columns, and then emits the rows. It must not know
 * what becomes of them.
 */
@NullMarked
package io.financereport.statement.reading.csv;

import org.jspecify.annotations.NullMarked;
