package io.financereport.streams;

import io.financereport.tenancy.WorkspaceId;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prepared statements without checked exceptions. */
final class Sql {
    private Sql() {}

    static int update(Connection connection, String sql, @Nullable Object... parameters) {
        try (var statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static <T> List<T> list(Connection connection, String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (var statement = prepared(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var result = new ArrayList<T>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The columns that every statement over events selects. */
    static final String EVENT_COLUMNS = "id, type, subject, subject_version, workspace_id, traceparent, data";

    /** Reads {@link #EVENT_COLUMNS}, and {@code sequence} and {@code recorded_at}. */
    static Event event(ResultSet row, UUID log) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("subject_version"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("traceparent"),
                log,
                row.getLong("sequence"),
                instant(row, "recorded_at"),
                row.getString("data"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static DataAccessException failed(SQLException e) {
        return new DataAccessException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case SqlArray array ->
                    statement.setArray(i + 1, connection.createArrayOf(array.type(), array.values()));
                case null, default -> statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    /** Elements as PostgreSQL reads them: text, or what the driver knows of that type. */
    record SqlArray(String type, @Nullable Object[] values) {}

    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
