/** Tests of the XLSX reader. */
@NullMarked
package io.financereport.statement.reading.xlsx;

import org.jspecify.annotations.NullMarked;
