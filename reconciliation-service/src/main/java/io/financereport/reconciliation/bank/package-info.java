/**
 * What the bank said: {@code BankTransaction} and {@code Coverage}, as taken from approved statements. It must not know what
 * became of a transaction in the books.
 */
@NullMarked
package io.financereport.reconciliation.bank;

import org.jspecify.annotations.NullMarked;
