package io.financereport.report.balances;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Position;
import io.financereport.report.ledger.Turnover;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A position as the database answers it, with its account where that is known. */
record PositionRow(
        LocalDate day,
        Position position,
        @Nullable String name,
        @Nullable String code,
        @Nullable String type,
        @Nullable String purpose) {

    static PositionRow read(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var turnover = new Turnover(
                Money.of(row.getBigDecimal("debit"), currency),
                Money.of(row.getBigDecimal("credit"), currency),
                row.getLong("postings"));
        return new PositionRow(
                row.getObject("day", LocalDate.class),
                new Position(new AccountId(row.getObject("account_id", UUID.class)), turnover),
                row.getString("name"),
                row.getString("code"),
                row.getString("type"),
                row.getString("purpose"));
    }

    boolean isKnown() {
        return type != null;
    }

    Account account() {
        return new Account(
                position.account(),
                Objects.requireNonNull(name),
                Objects.requireNonNull(code),
                AccountType.of(Objects.requireNonNull(type)),
                Account.Purpose.valueOf(Objects.requireNonNull(purpose).toUpperCase(Locale.ROOT)));
    }
}
