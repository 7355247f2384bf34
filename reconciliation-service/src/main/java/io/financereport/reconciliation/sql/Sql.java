package io.financereport.reconciliation.sql;

import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with positional parameters on the connection of the running workspace transaction. Arrays become PostgreSQL arrays,
 * so that many rows go in one statement through {@code unnest}.
 */
@Singleton
public final class Sql {
    private final WorkspaceTransactions transactions;

    Sql(WorkspaceTransactions transactions) {
        this.transactions = transactions;
    }

    public <T> List<T> list(String sql, Function<Cells, T> mapper, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters);
                var answer = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            var row = new Cells(answer);
            while (answer.next()) {
                rows.add(mapper.apply(row));
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    /** Runs a query and hands over each row of its answer. */
    public void each(String sql, Consumer<Cells> reader, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters);
                var answer = statement.executeQuery()) {
            var row = new Cells(answer);
            while (answer.next()) {
                reader.accept(row);
            }
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    public <T> Optional<T> find(String sql, Function<Cells, T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** @return how many rows it inserted, updated or deleted */
    public int run(String sql, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var connection = transactions.connection();
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, forDriver(connection, parameters[i]));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object forDriver(Connection connection, @Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case WorkspaceId(var workspace) -> workspace;
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case UUID[] values -> connection.createArrayOf("uuid", values);
            case String[] values -> connection.createArrayOf("text", values);
            case LocalDate[] values -> connection.createArrayOf("date", values);
            case Long[] values -> connection.createArrayOf("int8", values);
            case Integer[] values -> connection.createArrayOf("int4", values);
            case BigDecimal[] values -> connection.createArrayOf("numeric", values);
            case null, default -> parameter;
        };
    }
}
