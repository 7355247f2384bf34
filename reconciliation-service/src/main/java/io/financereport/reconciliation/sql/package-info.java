/**
 * SQL as it is written: {@code Sql} runs a statement with its parameters on the connection of the running workspace
 * transaction. It knows no table and no business word.
 */
@NullMarked
package io.financereport.reconciliation.sql;

import org.jspecify.annotations.NullMarked;
