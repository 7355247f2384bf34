/** Tests of how files write values. */
@NullMarked
package io.financereport.statement.reading.written;

import org.jspecify.annotations.NullMarked;
