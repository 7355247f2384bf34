package io.financereport.tenancy;

import io.financereport.money.Money;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Runs SQL with positional parameters, by default on the connection of the running {@linkplain WorkspaceTransactions transaction},
 * so that row-level security holds every statement. A failure of the database is a {@link DataAccessException}.
 *
 * <p>Parameters are what the driver takes, and moments, money (its amount), currencies, ids of workspaces and people, and arrays.
 * Many rows go in one statement, either as arrays that it unnests or as a {@link #batch}.
 */
@Singleton
public final class Sql {
    /** Rows that the driver holds in memory at once. */
    private static final int FETCH_ROWS = 1_000;
    /** Class of the SQLSTATEs that are about a value. */
    private static final String DATA_EXCEPTION = "22";

    private final Supplier<Connection> connection;

    @Inject
    Sql(WorkspaceTransactions transactions) {
        this.connection = transactions::connection;
    }

    private Sql(Connection connection) {
        this.connection = () -> connection;
    }

    /** For the few who have a connection of their own; its owner closes it. */
    public static Sql on(Connection connection) {
        return new Sql(connection);
    }

    public <T> List<T> list(String sql, Function<Cells, T> reader, @Nullable Object... parameters) {
        var rows = new ArrayList<T>();
        each(sql, row -> rows.add(reader.apply(row)), parameters);
        return rows;
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(String sql, Function<Cells, T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /** Hands over the rows one by one, however many they are. */
    public void each(String sql, Consumer<Cells> reader, @Nullable Object... parameters) {
        eachWhile(
                sql,
                row -> {
                    reader.accept(row);
                    return true;
                },
                FETCH_ROWS,
                parameters);
    }

    /**
     * As {@link #each}, until the reader has enough.
     *
     * @param reader false when it wants no more
     * @param fetchRows how many rows come at once
     */
    public void eachWhile(String sql, Predicate<Cells> reader, int fetchRows, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters)) {
            statement.setFetchSize(fetchRows);
            try (ResultSet answer = statement.executeQuery()) {
                var row = new Cells(answer);
                var wanted = true;
                while (wanted && answer.next()) {
                    wanted = reader.test(row);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** @return how many rows it inserted, updated or deleted */
    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** One statement for many rows of parameters. */
    public void batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = prepared(sql)) {
            for (@Nullable Object[] row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** One column of many rows, as a parameter: {@code Sql.column(entries, UUID.class, Entry::id)}. */
    @SuppressWarnings("unchecked") // An array of C is what newInstance makes of the class C.
    public static <T, C> @Nullable C[] column(Collection<T> rows, Class<C> type, Function<T, @Nullable C> cell) {
        var column = (@Nullable C[]) Array.newInstance(type, rows.size());
        var at = 0;
        for (T row : rows) {
            column[at++] = cell.apply(row);
        }
        return column;
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.get().prepareStatement(sql);
        try {
            set(statement, parameters);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, forDriver(statement.getConnection(), parameters[i]));
        }
    }

    private static @Nullable Object forDriver(Connection connection, @Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case WorkspaceId(var workspace) -> workspace;
            case UserId(var user) -> user;
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case Money money -> money.amount();
            case Currency currency -> currency.getCurrencyCode();
            case UUID[] values -> connection.createArrayOf("uuid", values);
            case String[] values -> connection.createArrayOf("text", values);
            case LocalDate[] values -> connection.createArrayOf("date", values);
            case Instant[] values -> connection.createArrayOf("timestamptz", texts(values));
            case Long[] values -> connection.createArrayOf("int8", values);
            case Integer[] values -> connection.createArrayOf("int4", values);
            case BigDecimal[] values -> connection.createArrayOf("numeric", values);
            case null, default -> parameter;
        };
    }

    private static @Nullable String[] texts(@Nullable Instant[] moments) {
        return Arrays.stream(moments)
                .map(moment -> moment == null ? null : moment.toString())
                .toArray(String[]::new);
    }

    /**
     * What a failure of the database is thrown as: its SQLSTATE and what the server says first. The driver's own exception is left
     * out, as it repeats the statement with the values of its rows, which belong into no log; and so are the server's words on data
     * that it cannot read (class 22), which quote them.
     */
    public static DataAccessException failed(SQLException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null && !(cause instanceof PSQLException)) {
            cause = cause.getCause();
        }
        var said = cause instanceof PSQLException known ? known.getServerErrorMessage() : null;
        var state = "SQLSTATE " + (said == null ? failure.getSQLState() : said.getSQLState());
        if (said != null) {
            return new DataAccessException(
                    String.valueOf(said.getSQLState()).startsWith(DATA_EXCEPTION)
                            ? state + " in a parameter of the statement"
                            : state + ": " + said.getMessage());
        }
        return new DataAccessException(
                failure instanceof BatchUpdateException ? state : state + ": " + failure.getMessage());
    }
}
