/**
 * The journal for other programs: {@link io.financereport.report.export.JournalExport} streams it page by page from one state
 * of the projection, however large the journal is.
 */
@NullMarked
package io.financereport.report.export;

import org.jspecify.annotations.NullMarked;
