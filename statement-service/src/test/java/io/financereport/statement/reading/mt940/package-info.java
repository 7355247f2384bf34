/** Tests of the MT940 reader. */
@NullMarked
package io.financereport.statement.reading.mt940;

import org.jspecify.annotations.NullMarked;
