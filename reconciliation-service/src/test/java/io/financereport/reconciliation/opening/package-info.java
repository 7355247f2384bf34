/** Tests of the opening plan. */
@NullMarked
package io.financereport.reconciliation.opening;

import org.jspecify.annotations.NullMarked;
