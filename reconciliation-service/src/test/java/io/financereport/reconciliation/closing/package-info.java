/** Tests of closing and reopening the books. */
@NullMarked
package io.financereport.reconciliation.closing;

import org.jspecify.annotations.NullMarked;
