/** Tests of the chain over the journal. */
@NullMarked
package io.financereport.reconciliation.seal;

import org.jspecify.annotations.NullMarked;
