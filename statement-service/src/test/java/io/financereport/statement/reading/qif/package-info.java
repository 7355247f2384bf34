/** Tests of the QIF reader. */
@NullMarked
package io.financereport.statement.reading.qif;

import org.jspecify.annotations.NullMarked;
