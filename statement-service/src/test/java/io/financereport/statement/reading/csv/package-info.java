/** Tests of the CSV reader. */
@NullMarked
package io.financereport.statement.reading.csv;

import org.jspecify.annotations.NullMarked;
