/**
 * Whether balances confirm the rows: {@link io.financereport.statement.proof.ProofBuilder} sees the rows of one account pass
 * and answers with a {@link io.financereport.statement.proof.BalanceProof}; continuity with the statements before is judged
 * apart. Pure arithmetic: it must not know files or storage.
 */
@NullMarked
package io.financereport.statement.proof;

import org.jspecify.annotations.NullMarked;
