/**
 * Journal entries by people: written, drafted, posted, voided, imported and listed over HTTP. What is posted goes through the
 * journal like everything else.
 */
@NullMarked
package io.financereport.reconciliation.entries;

import org.jspecify.annotations.NullMarked;
