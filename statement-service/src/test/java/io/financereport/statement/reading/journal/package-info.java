/** Tests of the reader of journals. */
@NullMarked
package io.financereport.statement.reading.journal;

import org.jspecify.annotations.NullMarked;
