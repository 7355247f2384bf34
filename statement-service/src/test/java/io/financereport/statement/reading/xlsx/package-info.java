/** Tests of the QIF reader. */
@NullMarked
package io.financereport.statement.reading.xlsx;

import org.jspecify.annotations.NullMarked;
