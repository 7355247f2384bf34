/**
 * What became of each transaction: settled, provisional or held. {@code Solver} decides by the matcher's rules,
 * {@code Matches} and {@code Unmatched} let a person decide.
 */
@NullMarked
package io.financereport.reconciliation.settlement;

import org.jspecify.annotations.NullMarked;
