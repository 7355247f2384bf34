package io.financereport.report.balances;

import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Position;
import io.financereport.report.ledger.Turnover;
import io.financereport.tenancy.Cells;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A position as the database answers it, with its account where that is known. */
record PositionRow(
        LocalDate day,
        Position position,
        @Nullable String name,
        @Nullable String code,
        @Nullable String type,
        @Nullable String purpose) {

    static PositionRow read(Cells row) {
        var currency = row.currency("currency");
        var turnover =
                new Turnover(row.money("debit", currency), row.money("credit", currency), row.number("postings"));
        return new PositionRow(
                row.date("day"),
                new Position(new AccountId(row.uuid("account_id")), turnover),
                row.findText("name"),
                row.findText("code"),
                row.findText("type"),
                row.findText("purpose"));
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
