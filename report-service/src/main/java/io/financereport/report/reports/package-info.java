/**
 * Financial statements over HTTP: {@link io.financereport.report.reports.ReportController} reads what is asked, has the books
 * read and answers as JSON or CSV. It computes nothing.
 */
@NullMarked
package io.financereport.report.reports;

import org.jspecify.annotations.NullMarked;
