/** Tests of alignment. */
@NullMarked
package io.financereport.statement.alignment;

import org.jspecify.annotations.NullMarked;
