/**
 * {@link io.financereport.report.sql.Sql}: SQL written as SQL, run on the connection of the running workspace transaction.
 * Knows no table.
 */
@NullMarked
package io.financereport.report.sql;

import org.jspecify.annotations.NullMarked;
