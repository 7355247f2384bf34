package io.financereport.statement.sql;

import io.financereport.money.Money;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs SQL in the running transaction. */
@Singleton
public final class Sql {
    private static final int FETCH_ROWS = 1_000;

    private final WorkspaceTransactions transactions;

    Sql(WorkspaceTransactions transactions) {
        this.transactions = transactions;
    }

    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        var result = new ArrayList<T>();
        each(sql, row -> result.add(reader.read(row)), parameters);
        return result;
    }

    public <T> Optional<T> find(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        var found = list(sql, reader, parameters);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** Streams the answer, however long it is. */
    public void each(String sql, RowVisitor visitor, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters)) {
            statement.setFetchSize(FETCH_ROWS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
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

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable LocalDate dayOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return Money.of(row.getBigDecimal(column), currency);
    }

    public static @Nullable Money moneyOrNull(ResultSet row, String column, Currency currency) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : Money.of(amount, currency);
    }

    public static @Nullable Currency currencyOrNull(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Currency.getInstance(code);
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = transactions.connection().prepareStatement(sql);
        set(statement, parameters);
        return statement;
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Money money -> statement.setBigDecimal(i + 1, money.amount());
                case Currency currency -> statement.setString(i + 1, currency.getCurrencyCode());
                case null, default -> statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static DataAccessException failed(SQLException e) {
        return new DataAccessException(String.valueOf(e.getMessage()), e);
    }

    /** Makes one value of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sees one row. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }
}
