/**
 * Statements that are taken back: {@code Reverts} lets the transactions die that no statement sights any more, in steps, and then
 * answers; {@code Impact} says beforehand what depends on a statement. It must not know how an entry is undone.
 */
@NullMarked
package io.financereport.reconciliation.revert;

import org.jspecify.annotations.NullMarked;
