/** Tests of statements that are taken back. */
@NullMarked
package io.financereport.reconciliation.revert;

import org.jspecify.annotations.NullMarked;
