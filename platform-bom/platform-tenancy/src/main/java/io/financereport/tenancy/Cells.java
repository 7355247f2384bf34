package io.financereport.tenancy;

import io.financereport.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by the names of its columns. A plain getter refuses NULL; {@code find…} gives it as null. */
public final class Cells {
    private final ResultSet cells;

    Cells(ResultSet cells) {
        this.cells = cells;
    }

    public UUID uuid(String column) {
        return present(column, findUuid(column));
    }

    public @Nullable UUID findUuid(String column) {
        return cell(column, UUID.class);
    }

    public String text(String column) {
        return present(column, findText(column));
    }

    /** Also of columns that are no text, as PostgreSQL writes them. */
    public @Nullable String findText(String column) {
        return got(() -> cells.getString(column));
    }

    public LocalDate date(String column) {
        return present(column, findDate(column));
    }

    public @Nullable LocalDate findDate(String column) {
        return cell(column, LocalDate.class);
    }

    public Instant instant(String column) {
        return present(column, findInstant(column));
    }

    public @Nullable Instant findInstant(String column) {
        var moment = cell(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public long number(String column) {
        return present(column, findNumber(column));
    }

    public @Nullable Long findNumber(String column) {
        return got(() -> {
            var number = cells.getLong(column);
            return cells.wasNull() ? null : number;
        });
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public boolean flag(String column) {
        return present(column, cell(column, Boolean.class));
    }

    public BigDecimal decimal(String column) {
        return present(column, cell(column, BigDecimal.class));
    }

    public Currency currency(String column) {
        return Currency.getInstance(text(column));
    }

    public @Nullable Currency findCurrency(String column) {
        var code = findText(column);
        return code == null ? null : Currency.getInstance(code);
    }

    public Money money(String column, Currency currency) {
        return Money.of(decimal(column), currency);
    }

    public @Nullable Money findMoney(String column, Currency currency) {
        var amount = cell(column, BigDecimal.class);
        return amount == null ? null : Money.of(amount, currency);
    }

    public Money money(String amountColumn, String currencyColumn) {
        return money(amountColumn, currency(currencyColumn));
    }

    public @Nullable Money findMoney(String amountColumn, String currencyColumn) {
        var currency = findCurrency(currencyColumn);
        return currency == null ? null : findMoney(amountColumn, currency);
    }

    /** An amount as a bank wrote it, which may be too precise to be booked. */
    public Money statedMoney(String column, Currency currency) {
        return Money.asStated(decimal(column), currency);
    }

    /** An amount as a bank wrote it, which may be too precise to be booked. */
    public @Nullable Money findStatedMoney(String column, Currency currency) {
        var amount = cell(column, BigDecimal.class);
        return amount == null ? null : Money.asStated(amount, currency);
    }

    /** The elements of an array; none where it is NULL. */
    public List<UUID> uuids(String column) {
        return got(() -> {
            var array = cells.getArray(column);
            return array == null ? List.of() : List.of((UUID[]) array.getArray());
        });
    }

    /** The elements of an array; none where it is NULL. */
    public List<Integer> integers(String column) {
        return got(() -> {
            var array = cells.getArray(column);
            return array == null ? List.of() : List.of((Integer[]) array.getArray());
        });
    }

    private <T> @Nullable T cell(String column, Class<T> type) {
        return got(() -> cells.getObject(column, type));
    }

    private interface Getter<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    private static <T extends @Nullable Object> T got(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, column);
    }
}
