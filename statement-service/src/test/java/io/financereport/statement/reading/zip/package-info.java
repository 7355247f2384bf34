/** Tests of reading ZIP archives. */
@NullMarked
package io.financereport.statement.reading.zip;

import org.jspecify.annotations.NullMarked;
