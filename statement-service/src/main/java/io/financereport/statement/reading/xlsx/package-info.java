/**
 * Workbooks of Excel and its kin (ECMA-376 SpreadsheetML): each sheet is a table, read by the rules of {@code csv}.
 */
@NullMarked
package io.financereport.statement.reading.xlsx;

import org.jspecify.annotations.NullMarked;
