/**
 * reconciliation-service: the chart of accounts, the double-entry journal, and what became of each bank transaction. This
 * package holds the main class and the catalogue of problems; the features lie beneath.
 */
@NullMarked
package io.financereport.reconciliation;

import org.jspecify.annotations.NullMarked;
