/**
 * Prepared statements of the running transaction without checked exceptions: {@link io.financereport.statement.sql.Sql}. It must
 * not know any table.
 */
@NullMarked
package io.financereport.statement.sql;

import org.jspecify.annotations.NullMarked;
