package io.financereport.report.financials;

import static io.financereport.report.ledger.AccountType.ASSET;
import static io.financereport.report.ledger.AccountType.EXPENSE;
import static io.financereport.report.ledger.AccountType.INCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class IncomeStatementTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final BooksOf BOOKS = BooksOf.nothing()
            .account("Bank", ASSET)
            .account("Savings", ASSET)
            .account("Salary", INCOME)
            .account("Rent", EXPENSE)
            .account("Food", EXPENSE);

    @Test
    void both_ends_of_the_period_are_in_it() {
        var books = BOOKS.entry("2025-12-31", "Bank", "Salary", "1.00", "SGD")
                .entry("2026-01-01", "Bank", "Salary", "10.00", "SGD")
                .entry("2026-01-31", "Rent", "Bank", "4.00", "SGD")
                .entry("2026-02-01", "Rent", "Bank", "0.50", "SGD");

        var statement = statement("2026-01-01", "2026-01-31", books);

        assertThat(statement.income().total()).contains(Money.of("10.00", "SGD"));
        assertThat(statement.expenses().total()).contains(Money.of("4.00", "SGD"));
        assertThat(statement.netIncome()).contains(Money.of("6.00", "SGD"));
    }

    @Test
    void a_transfer_between_own_accounts_is_neither_income_nor_expense() {
        var books = BOOKS.entry("2026-01-05", "Savings", "Bank", "100.00", "SGD");

        var statement = statement("2026-01-01", "2026-01-31", books);

        assertThat(statement.income().lines()).isEmpty();
        assertThat(statement.expenses().lines()).isEmpty();
        assertThat(statement.netIncome()).contains(Money.zero(SGD));
    }

    @Test
    void a_refund_lowers_the_expense_it_undoes() {
        var books = BOOKS.entry("2026-01-05", "Food", "Bank", "20.00", "SGD")
                .entry("2026-01-06", "Bank", "Food", "25.00", "SGD");

        var statement = statement("2026-01-01", "2026-01-31", books);

        assertThat(BalanceSheetTest.lines(statement.expenses())).containsExactly("Food -5.00 SGD");
        assertThat(statement.netIncome()).contains(Money.of("5.00", "SGD"));
    }

    @Test
    void an_account_without_movement_in_the_period_has_no_line() {
        var books = BOOKS.entry("2025-06-01", "Rent", "Bank", "900.00", "SGD")
                .entry("2026-01-05", "Food", "Bank", "20.00", "SGD");

        var statement = statement("2026-01-01", "2026-01-31", books);

        assertThat(BalanceSheetTest.lines(statement.expenses())).containsExactly("Food 20.00 SGD");
    }

    @Test
    void a_foreign_flow_leaves_its_total_and_the_net_income_untold() {
        var books = BOOKS.entry("2026-01-05", "Food", "Bank", "20.00", "USD")
                .entry("2026-01-06", "Bank", "Salary", "30.00", "SGD");

        var statement = statement("2026-01-01", "2026-01-31", books);

        assertThat(statement.income().total()).contains(Money.of("30.00", "SGD"));
        assertThat(statement.expenses().total()).isEmpty();
        assertThat(statement.netIncome()).isEmpty();
        assertThat(statement.complete()).isFalse();
    }

    @Test
    void a_period_does_not_end_before_it_starts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-01")))
                .withMessageContaining("2026-01-02");
    }

    private static IncomeStatement statement(String from, String to, BooksOf books) {
        var period = new Period(LocalDate.parse(from), LocalDate.parse(to));
        return IncomeStatement.of(period, SGD, books.on(IncomeStatement.days(period)));
    }
}
