package io.financereport.reconciliation.opening;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.Coverage;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpeningPlanTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final AccountId DBS = new AccountId(UUID.randomUUID());

    private final NavigableMap<LocalDate, Money> sums = new TreeMap<>();

    @Test
    void the_earliest_coverage_opens_the_account_on_the_day_before() {
        assertThat(plan(covers("2026-02-01", "2026-02-28", "70.00"), covers("2026-01-01", "2026-01-31", "100.00")))
                .contains(opening("2025-12-31", "100.00"));
    }

    @Test
    void statements_that_follow_on_each_other_need_nothing_between_them() {
        sums.put(LocalDate.parse("2026-01-15"), sgd("-30.00"));

        assertThat(plan(covers("2026-01-01", "2026-01-31", "100.00"), covers("2026-02-01", "2026-02-28", "70.00")))
                .containsExactly(opening("2025-12-31", "100.00"));
    }

    @Test
    void a_missing_month_is_a_gap_on_the_day_before_the_next_statement() {
        sums.put(LocalDate.parse("2026-01-15"), sgd("-30.00"));

        assertThat(plan(covers("2026-01-01", "2026-01-31", "100.00"), covers("2026-03-01", "2026-03-31", "55.00")))
                .containsExactly(
                        opening("2025-12-31", "100.00"),
                        new PlannedEntry(PlannedEntry.Reason.GAP, LocalDate.parse("2026-02-28"), sgd("-15.00")));
    }

    @Test
    void a_statement_that_overlaps_another_opens_no_gap() {
        assertThat(plan(covers("2026-01-01", "2026-01-31", "100.00"), covers("2026-01-31", "2026-02-28", "70.00")))
                .containsExactly(opening("2025-12-31", "100.00"));
    }

    @Test
    void what_an_earlier_statement_without_balances_brought_is_part_of_the_later_opening() {
        sums.put(LocalDate.parse("2026-01-15"), sgd("-30.00"));

        assertThat(plan(covers("2026-01-01", "2026-01-31", null), covers("2026-02-01", "2026-02-28", "70.00")))
                .containsExactly(opening("2025-12-31", "100.00"));
    }

    @Test
    void an_approved_contradiction_is_a_difference_on_its_last_day() {
        var contradicted = new Coverage(
                DBS, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"), sgd("100.00"), sgd("9.00"));

        assertThat(plan(contradicted, covers("2026-02-01", "2026-02-28", "109.00")))
                .containsExactly(
                        opening("2025-12-31", "100.00"),
                        new PlannedEntry(PlannedEntry.Reason.DIFFERENCE, LocalDate.parse("2026-01-31"), sgd("9.00")));
    }

    @Test
    void an_account_opened_with_nothing_needs_no_entry() {
        assertThat(plan(covers("2026-01-01", "2026-01-31", "0.00"))).isEmpty();
    }

    @Test
    void without_any_known_balance_nothing_is_planned() {
        assertThat(plan(covers("2026-01-01", "2026-01-31", null))).isEmpty();
    }

    @Test
    void the_order_of_coverages_makes_no_difference() {
        Gen.check(300, gen -> {
            var coverages = gen.listOf(1, 7, OpeningPlanTest::coverage);
            var days = new TreeMap<LocalDate, Money>();
            gen.listOf(0, 20, OpeningPlanTest::day).forEach(day -> days.put(day, sgd(gen.between(-99, 99) + ".00")));

            assertThat(OpeningPlan.of(SGD, gen.shuffled(coverages), days))
                    .isEqualTo(OpeningPlan.of(SGD, coverages, days));
        });
    }

    @Test
    void where_a_gap_ends_the_books_say_what_the_statement_says() {
        Gen.check(300, gen -> {
            var coverages = gen.listOf(1, 7, OpeningPlanTest::coverage);
            var days = new TreeMap<LocalDate, Money>();
            gen.listOf(0, 20, OpeningPlanTest::day).forEach(day -> days.put(day, sgd(gen.between(-99, 99) + ".00")));

            var planned = OpeningPlan.of(SGD, coverages, days);

            for (var entry : planned) {
                if (entry.reason() == PlannedEntry.Reason.GAP) {
                    var next = entry.date().plusDays(1);
                    assertThat(coverages)
                            .filteredOn(coverage -> coverage.from().equals(next))
                            .extracting(Coverage::opening)
                            .contains(book(planned, days, next));
                }
            }
        });
    }

    private static Money book(List<PlannedEntry> planned, NavigableMap<LocalDate, Money> days, LocalDate before) {
        var sum = sgd("0.00");
        for (var money : days.headMap(before).values()) {
            sum = sum.plus(money);
        }
        for (var entry : planned) {
            sum = entry.date().isBefore(before) ? sum.plus(entry.amount()) : sum;
        }
        return sum;
    }

    private List<PlannedEntry> plan(Coverage... coverages) {
        return OpeningPlan.of(SGD, List.of(coverages), sums);
    }

    private static Coverage coverage(Gen gen) {
        var from = day(gen);
        return new Coverage(
                DBS,
                from,
                from.plusDays(gen.between(0, 40)),
                gen.onceIn(4) ? null : sgd(gen.between(-500, 500) + ".00"),
                gen.onceIn(6) ? sgd(gen.between(-9, 9) + ".00") : null);
    }

    private static LocalDate day(Gen gen) {
        return LocalDate.parse("2026-01-01").plusDays(gen.between(0, 150));
    }

    private static Coverage covers(String from, String to, @Nullable String opening) {
        return new Coverage(
                DBS, LocalDate.parse(from), LocalDate.parse(to), opening == null ? null : sgd(opening), null);
    }

    private static PlannedEntry opening(String date, String amount) {
        return new PlannedEntry(PlannedEntry.Reason.OPENING, LocalDate.parse(date), sgd(amount));
    }

    private static Money sgd(String amount) {
        return Money.of(amount, "SGD");
    }
}
