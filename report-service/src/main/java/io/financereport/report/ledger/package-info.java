/**
 * The ledger in the words of reports: {@link io.financereport.report.ledger.Books} are the accounts and what stood on them at
 * the end of some days. Accounts and amounts mean what accounting.md says: debit positive, one currency per amount. Nothing
 * here knows what a balance sheet is, where the figures are kept, nor how they came about.
 */
@NullMarked
package io.financereport.report.ledger;

import org.jspecify.annotations.NullMarked;
