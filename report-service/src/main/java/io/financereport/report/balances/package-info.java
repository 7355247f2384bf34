/**
 * The read side of the projection: {@link io.financereport.report.balances.Ledger} reads {@link
 * io.financereport.report.ledger.Books} in one statement whose cost grows with accounts and days asked for, not with history.
 */
@NullMarked
package io.financereport.report.balances;

import org.jspecify.annotations.NullMarked;
