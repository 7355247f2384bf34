/**
 * The reader of BAI2 (Cash Management Balance Reporting Specifications Version 2, and BTRS of X9.121 with the same records):
 * {@link io.financereport.statement.reading.bai2.Bai2Reader} takes the records one by one, posts each 16, checks the control
 * totals of 49, 98 and 99, and joins the days of an account whose balances chain. It must not know what becomes of the rows.
 */
@NullMarked
package io.financereport.statement.reading.bai2;

import org.jspecify.annotations.NullMarked;
