package io.financereport.report.sql;

import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements on the connection of the running transaction. A failure of the database is an unchecked one. */
@Singleton
public final class Sql {
    private final WorkspaceTransactions transactions;

    Sql(WorkspaceTransactions transactions) {
        this.transactions = transactions;
    }

    /** Turns the row that the results stand on into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * A parameter that is one column of many rows: the statement unnests it.
     *
     * @param type the database's name of the element type
     */
    public record Column(String type, List<? extends @Nullable Object> values) {
        private @Nullable String[] texts() {
            var texts = new @Nullable String[values.size()];
            for (int i = 0; i < texts.length; i++) {
                var value = values.get(i);
                texts[i] = value == null ? null : value.toString();
            }
            return texts;
        }
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (var statement = transactions.connection().prepareStatement(sql)) {
            bind(statement, parameters);
            var values = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(reader.read(rows));
                }
            }
            return values;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many rows the statement wrote. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = transactions.connection().prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static DataAccessException failed(SQLException e) {
        return new DataAccessException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            var parameter = parameters[i];
            if (parameter instanceof Column column) {
                var array = statement.getConnection().createArrayOf(column.type(), column.texts());
                statement.setArray(i + 1, array);
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
    }
}
