/**
 * Hints for open browsers, given after the commit of what they tell of. {@code Hints} knows no business word.
 */
@NullMarked
package io.financereport.reconciliation.live;

import org.jspecify.annotations.NullMarked;
