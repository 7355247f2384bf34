/** Tests of the elements of XML files: encodings, limits, and what is refused. */
@NullMarked
package io.financereport.statement.reading.xml;

import org.jspecify.annotations.NullMarked;
