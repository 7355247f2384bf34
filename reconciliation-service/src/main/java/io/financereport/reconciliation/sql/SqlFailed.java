package io.financereport.reconciliation.sql;

import java.sql.SQLException;

/** The database refused a statement. */
public final class SqlFailed extends RuntimeException {
    SqlFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
