/** Tests of the OFX reader. */
@NullMarked
package io.financereport.statement.reading.ofx;

import org.jspecify.annotations.NullMarked;
