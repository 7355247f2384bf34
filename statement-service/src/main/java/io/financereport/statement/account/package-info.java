/**
 * The bank accounts that files are about: {@link io.financereport.statement.account.BankAccounts} finds the one that a file and
 * its uploader mean, or makes it, and says so to others. It must not know rows.
 */
@NullMarked
package io.financereport.statement.account;

import org.jspecify.annotations.NullMarked;
