/** Tests of the matcher. */
@NullMarked
package io.financereport.reconciliation.matching;

import org.jspecify.annotations.NullMarked;
