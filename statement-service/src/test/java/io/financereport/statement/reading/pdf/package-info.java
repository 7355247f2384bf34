/** Tests of the PDF reader. */
@NullMarked
package io.financereport.statement.reading.pdf;

import org.jspecify.annotations.NullMarked;
