/** Tests of the CAMT reader, on messages written here. */
@NullMarked
package io.financereport.statement.reading.camt;

import org.jspecify.annotations.NullMarked;
