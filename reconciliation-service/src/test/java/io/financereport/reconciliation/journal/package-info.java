/** Tests of what an entry is. */
@NullMarked
package io.financereport.reconciliation.journal;

import org.jspecify.annotations.NullMarked;
