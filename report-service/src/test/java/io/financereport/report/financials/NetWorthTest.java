package io.financereport.report.financials;

import static io.financereport.report.ledger.AccountType.ASSET;
import static io.financereport.report.ledger.AccountType.EQUITY;
import static io.financereport.report.ledger.AccountType.LIABILITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class NetWorthTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final Period WINTER = new Period(LocalDate.parse("2025-12-15"), LocalDate.parse("2026-02-10"));

    @Test
    void months_end_with_their_last_day_and_the_last_point_is_the_last_day_asked_for() {
        assertThat(Step.MONTH.pointsOf(WINTER))
                .containsExactly(
                        LocalDate.parse("2025-12-31"), LocalDate.parse("2026-01-31"), LocalDate.parse("2026-02-10"));
        assertThat(Step.MONTH.countIn(WINTER)).isEqualTo(3);
    }

    @Test
    void days_are_every_day() {
        var period = new Period(LocalDate.parse("2024-02-28"), LocalDate.parse("2024-03-01"));

        assertThat(Step.DAY.pointsOf(period)).hasSize(3);
        assertThat(Step.DAY.countIn(period)).isEqualTo(3);
    }

    @Test
    void net_worth_is_what_is_owned_less_what_is_owed() {
        var books = BooksOf.nothing()
                .account("Bank", ASSET)
                .account("Card", LIABILITY)
                .account("Opening", EQUITY)
                .entry("2025-12-20", "Bank", "Opening", "100.00", "SGD")
                .entry("2026-01-31", "Opening", "Card", "30.00", "SGD");
        var days = Step.MONTH.pointsOf(WINTER);

        var netWorth = NetWorth.of(days, SGD, books.on(days));

        assertThat(netWorth.points())
                .extracting(point -> point.netWorth().orElseThrow())
                .containsExactly(Money.of("100.00", "SGD"), Money.of("70.00", "SGD"), Money.of("70.00", "SGD"));
        assertThat(netWorth.complete()).isTrue();
    }
}
