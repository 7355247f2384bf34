/** {@link io.financereport.report.csv.Csv}: tables as RFC 4180 text that a spreadsheet opens without running any of it. */
@NullMarked
package io.financereport.report.csv;

import org.jspecify.annotations.NullMarked;
