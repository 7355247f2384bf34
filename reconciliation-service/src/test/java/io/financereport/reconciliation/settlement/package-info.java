/** Tests of what becomes of transactions. */
@NullMarked
package io.financereport.reconciliation.settlement;

import org.jspecify.annotations.NullMarked;
