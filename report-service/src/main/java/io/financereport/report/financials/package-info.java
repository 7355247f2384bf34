/**
 * The financial statements, as arithmetic on {@link io.financereport.report.ledger.Books}: {@link
 * io.financereport.report.financials.BalanceSheet}, {@link io.financereport.report.financials.IncomeStatement} and {@link
 * io.financereport.report.financials.NetWorth}. Nothing here posts: earnings are computed, and an amount whose rate or account
 * is not known is shown as it is and never guessed.
 */
@NullMarked
package io.financereport.report.financials;

import org.jspecify.annotations.NullMarked;
