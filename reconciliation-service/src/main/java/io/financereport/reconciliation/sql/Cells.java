package io.financereport.reconciliation.sql;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer. A plain getter refuses NULL; {@code find…} gives it as null. */
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

    public @Nullable String findText(String column) {
        return cell(column, String.class);
    }

    public LocalDate date(String column) {
        return present(column, findDate(column));
    }

    public @Nullable LocalDate findDate(String column) {
        return cell(column, LocalDate.class);
    }

    public @Nullable Instant findInstant(String column) {
        var moment = cell(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public Instant instant(String column) {
        return present(column, findInstant(column));
    }

    public long number(String column) {
        return findNumber(column).orElseThrow();
    }

    public Optional<Long> findNumber(String column) {
        try {
            var number = cells.getLong(column);
            return cells.wasNull() ? Optional.empty() : Optional.of(number);
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public boolean flag(String column) {
        return present(column, cell(column, Boolean.class));
    }

    public Money money(String amountColumn, String currencyColumn) {
        return present(amountColumn, findMoney(amountColumn, currencyColumn));
    }

    public @Nullable Money findMoney(String amountColumn, String currencyColumn) {
        var amount = cell(amountColumn, BigDecimal.class);
        var currency = findText(currencyColumn);
        return amount == null || currency == null ? null : Money.of(amount, Currency.getInstance(currency));
    }

    public List<UUID> uuids(String column) {
        try {
            var array = cells.getArray(column);
            return array == null ? List.of() : List.of((UUID[]) array.getArray());
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    private <T> @Nullable T cell(String column, Class<T> type) {
        try {
            return cells.getObject(column, type);
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, column);
    }
}
