/**
 * report-service: the read model. It hears reconciliation's journal ({@code projection}), reads it as books
 * ({@code balances}, {@code ledger}), and answers with financial statements ({@code financials}, {@code reports}) and exports
 * ({@code hledger}, {@code export}). It posts nothing and decides nothing about the books.
 */
@NullMarked
package io.financereport.report;

import org.jspecify.annotations.NullMarked;
