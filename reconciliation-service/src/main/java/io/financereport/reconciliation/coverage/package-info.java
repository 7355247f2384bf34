/**
 * Coverages as statements brought them, and the opening and gap entries that follow: {@code Openings} keeps the journal equal to
 * the plan of package {@code opening}. It must not know what became of single transactions.
 */
@NullMarked
package io.financereport.reconciliation.coverage;

import org.jspecify.annotations.NullMarked;
