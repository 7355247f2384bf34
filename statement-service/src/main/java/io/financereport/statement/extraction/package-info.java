/**
 * The last way to read a file: a language model proposes rows where no reader finds any. Off until an operator names a model. What a
 * model says is a proposal: every figure must stand in the line that it cites, the same balances prove it, and a person decides.
 */
@NullMarked
package io.financereport.statement.extraction;

import org.jspecify.annotations.NullMarked;
