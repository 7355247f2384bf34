/** Tests of proof and continuity. */
@NullMarked
package io.financereport.statement.proof;

import org.jspecify.annotations.NullMarked;
