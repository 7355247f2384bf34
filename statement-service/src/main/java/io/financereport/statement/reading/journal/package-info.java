/**
 * Reads the journals of plain text accounting, hledger's and beancount's, so that people can move in: each asset and each debt
 * becomes an account of the file, each posting on it a row. {@code JournalReader} knows what both have in common,
 * {@code HledgerJournal} and {@code BeancountJournal} how each is written. It knows nothing of the books that the rows go to.
 */
@NullMarked
package io.financereport.statement.reading.journal;

import org.jspecify.annotations.NullMarked;
