/**
 * {@link io.financereport.report.hledger.HledgerText}: entries as hledger reads them, strictly checked. What a name or a memo
 * holds that hledger would read as syntax is written so that it is not.
 */
@NullMarked
package io.financereport.report.hledger;

import org.jspecify.annotations.NullMarked;
