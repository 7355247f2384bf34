package io.financereport.report.financials;

import static io.financereport.report.ledger.AccountType.ASSET;
import static io.financereport.report.ledger.AccountType.EQUITY;
import static io.financereport.report.ledger.AccountType.EXPENSE;
import static io.financereport.report.ledger.AccountType.INCOME;
import static io.financereport.report.ledger.AccountType.LIABILITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account.Purpose;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceSheetTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final BooksOf BOOKS = BooksOf.nothing()
            .account("Bank", "1010", ASSET, Purpose.CASH)
            .account("Card", LIABILITY)
            .account("Opening balances", EQUITY)
            .account("Salary", INCOME)
            .account("Food", EXPENSE)
            .account("Uncategorised expense", "5999", EXPENSE, Purpose.UNCATEGORISED)
            .account("Uncategorised income", "4999", INCOME, Purpose.UNCATEGORISED);

    @Test
    void assets_are_liabilities_and_equity_with_earnings_of_this_year_and_before() {
        var books = BOOKS.entry("2024-12-30", "Bank", "Opening balances", "100.00", "SGD")
                .entry("2025-12-31", "Bank", "Salary", "1000.00", "SGD")
                .entry("2026-01-01", "Food", "Card", "12.50", "SGD")
                .entry("2026-02-01", "Food", "Bank", "7.50", "SGD");

        var sheet = sheet("2026-01-31", books);

        assertThat(lines(sheet.assets())).containsExactly("Bank 1100.00 SGD");
        assertThat(lines(sheet.liabilities())).containsExactly("Card 12.50 SGD");
        assertThat(lines(sheet.equity()))
                .containsExactly(
                        "Opening balances 100.00 SGD", "Retained earnings 1000.00 SGD", "Current earnings -12.50 SGD");
        assertThat(sheet.equity().total()).contains(Money.of("1087.50", "SGD"));
        assertThat(sheet.balanced()).isTrue();
        assertThat(sheet.complete()).isTrue();
    }

    @Test
    void a_fiscal_year_may_start_on_another_day() {
        var books = BOOKS.entry("2026-03-31", "Bank", "Salary", "1.00", "SGD")
                .entry("2026-04-01", "Bank", "Salary", "2.00", "SGD");
        var year = new FiscalYear(MonthDay.of(4, 1));
        var day = LocalDate.parse("2026-04-01");

        var sheet = BalanceSheet.of(day, SGD, year, books.on(BalanceSheet.days(day, year)));

        assertThat(lines(sheet.equity())).containsExactly("Retained earnings 1.00 SGD", "Current earnings 2.00 SGD");
    }

    @Test
    void an_overdraft_stays_among_the_assets_and_an_overpaid_card_among_the_liabilities() {
        var books = BOOKS.entry("2026-01-05", "Card", "Bank", "30.00", "SGD");

        var sheet = sheet("2026-01-31", books);

        assertThat(sheet.assets().total()).contains(Money.of("-30.00", "SGD"));
        assertThat(sheet.liabilities().total()).contains(Money.of("-30.00", "SGD"));
    }

    @Test
    void without_a_rate_foreign_lines_stay_as_they_are_and_totals_they_touch_are_not_told() {
        var books = BOOKS.account("Dollars", ASSET)
                .entry("2026-01-01", "Dollars", "Opening balances", "100.00", "USD")
                .entry("2026-01-02", "Bank", "Salary", "5.00", "SGD");

        var sheet = sheet("2026-01-31", books);

        assertThat(lines(sheet.assets())).containsExactly("Bank 5.00 SGD", "Dollars 100.00 USD");
        assertThat(sheet.assets().total()).isEmpty();
        assertThat(sheet.liabilities().total()).contains(Money.zero(SGD));
        assertThat(sheet.equity().total()).isEmpty();
        assertThat(sheet.complete()).isFalse();
        assertThat(sheet.balanced()).isTrue();
    }

    @Test
    void a_foreign_balance_of_nothing_needs_no_rate() {
        var books = BOOKS.account("Dollars", ASSET)
                .account("Euro card", LIABILITY)
                .entry("2026-01-01", "Dollars", "Euro card", "100.00", "USD")
                .entry("2026-01-02", "Euro card", "Dollars", "100.00", "USD");

        var sheet = sheet("2026-01-31", books);

        assertThat(sheet.assets().total()).contains(Money.zero(SGD));
        assertThat(sheet.complete()).isTrue();
    }

    @Test
    void foreign_earnings_of_nothing_do_need_the_rates_of_their_days() {
        var books = BOOKS.entry("2026-01-01", "Food", "Salary", "100.00", "USD")
                .entry("2026-01-02", "Salary", "Food", "100.00", "USD");

        var sheet = sheet("2026-01-31", books);

        assertThat(sheet.assets().total()).contains(Money.zero(SGD));
        assertThat(sheet.equity().total()).isEmpty();
    }

    @Test
    void an_account_that_has_not_arrived_leaves_every_total_untold() {
        var books = BOOKS.entry("2026-01-01", "Bank", "Not heard of", "100.00", "SGD");

        var sheet = sheet("2026-01-31", books);

        assertThat(sheet.unknown().accounts()).containsExactly(BooksOf.id("Not heard of"));
        assertThat(sheet.assets().total()).isEmpty();
        assertThat(sheet.complete()).isFalse();
        assertThat(sheet.balanced()).isFalse();
    }

    @Test
    void what_is_uncategorised_is_told_by_where_the_money_went() {
        var books = BOOKS.entry("2026-01-01", "Bank", "Uncategorised income", "70.00", "SGD")
                .entry("2026-01-02", "Uncategorised expense", "Bank", "20.00", "SGD")
                // Money that comes back on a card is held against expense, and is money in all the same.
                .entry("2026-01-03", "Card", "Uncategorised expense", "5.00", "SGD");

        var uncategorised = sheet("2026-01-31", books).uncategorised();

        assertThat(uncategorised.in()).contains(Money.of("75.00", "SGD"));
        assertThat(uncategorised.out()).contains(Money.of("20.00", "SGD"));
        assertThat(uncategorised.count()).isEqualTo(3);
    }

    @Test
    void an_empty_ledger_has_a_balance_sheet() {
        var sheet = sheet("2026-01-31", BOOKS);

        assertThat(sheet.assets().total()).contains(Money.zero(SGD));
        assertThat(lines(sheet.equity())).containsExactly("Retained earnings 0.00 SGD", "Current earnings 0.00 SGD");
        assertThat(sheet.balanced()).isTrue();
    }

    private static BalanceSheet sheet(String asOf, BooksOf books) {
        var day = LocalDate.parse(asOf);
        return BalanceSheet.of(day, SGD, FiscalYear.CALENDAR, books.on(BalanceSheet.days(day, FiscalYear.CALENDAR)));
    }

    static List<String> lines(Section section) {
        return section.lines().stream()
                .map(line -> line.name() + " " + line.amount())
                .toList();
    }
}
