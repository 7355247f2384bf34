/**
 * Events of statement-service in: bank accounts become ledger accounts, approved statements wait until they are complete and
 * are then taken at once. It must not decide what a transaction means.
 */
@NullMarked
package io.financereport.reconciliation.intake;

import org.jspecify.annotations.NullMarked;
