/** Tests of the BAI2 reader. */
@NullMarked
package io.financereport.statement.reading.bai2;

import org.jspecify.annotations.NullMarked;
