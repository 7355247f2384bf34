/**
 * The chart of accounts: {@code Accounts} opens and lists ledger accounts, {@code Chart} the default ones of a workspace. It
 * must not know the journal or the bank's statements.
 */
@NullMarked
package io.financereport.reconciliation.account;

import org.jspecify.annotations.NullMarked;
