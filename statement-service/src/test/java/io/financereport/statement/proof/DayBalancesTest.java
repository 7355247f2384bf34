package io.financereport.statement.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.proof.ProofBuilder.Stated;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files that go from day to day, and within a day in whatever order. */
class DayBalancesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Stated NOTHING = new Stated(null, null, null, null);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private record Row(
            LocalDate day, Money amount, @Nullable Money balance) {}

    @Test
    void rows_of_a_day_may_stand_in_the_other_order_than_the_days() {
        var proof = proof(
                row(1, "100.00", "1100.00"),
                row(2, "-30.00", "1050.00"),
                row(2, "-20.00", "1080.00"),
                row(3, "-50.00", "1000.00"));

        assertThat(proof.proof()).isEqualTo(Proof.PROVEN);
        assertThat(proof.opening()).hasToString("1000.00 EUR");
        assertThat(proof.closing()).hasToString("1000.00 EUR");
    }

    @Test
    void the_balance_of_a_day_may_stand_beside_any_row_of_it() {
        for (var days : List.of(
                List.of(
                        row(1, "100.00", "1090.00"),
                        row(1, "-10.00", null),
                        row(2, "-30.00", "1040.00"),
                        row(2, "-20.00", null)),
                List.of(
                        row(2, "-30.00", null),
                        row(2, "-20.00", "1040.00"),
                        row(1, "100.00", null),
                        row(1, "-10.00", "1090.00")))) {
            var proof = proof(days);

            assertThat(proof.proof()).isEqualTo(Proof.PROVEN);
            assertThat(proof.opening()).hasToString("1000.00 EUR");
            assertThat(proof.closing()).hasToString("1040.00 EUR");
        }
    }

    @Test
    void a_day_that_no_order_makes_follow_contradicts() {
        var proof = proof(
                row(1, "100.00", "1100.00"),
                row(2, "-30.00", "1050.00"),
                row(2, "-20.00", "1080.01"),
                row(3, "-50.00", "1000.00"));

        assertThat(proof.proof()).isEqualTo(Proof.CONTRADICTED);
        assertThat(proof.problems()).hasSize(1);
    }

    @Test
    void two_days_that_follow_within_and_not_one_another_contradict() {
        assertThat(proof(
                                row(1, "10.00", "1020.00"),
                                row(1, "10.00", "1010.00"),
                                row(2, "5.00", "2010.00"),
                                row(2, "5.00", "2005.00"))
                        .proof())
                .isEqualTo(Proof.CONTRADICTED);
    }

    @Test
    void two_ways_that_do_not_meet_are_not_one() {
        assertThat(proof(
                                row(1, "10.00", "1010.00"),
                                row(2, "5.00", "1015.00"),
                                row(2, "7.00", "2007.00"),
                                row(2, "-7.00", "2000.00"))
                        .proof())
                .isEqualTo(Proof.CONTRADICTED);
    }

    @Test
    void rows_are_proven_in_any_order_within_their_days_and_not_with_another_balance() {
        Gen.check(500, gen -> {
            var newestFirst = gen.onceIn(2);
            var rows = new ArrayList<Row>();
            var opening = money(gen.between(0, 500));
            var at = opening;
            var days = gen.between(2, 5);
            for (int day = 1; day <= days; day++) {
                var ofDay = new ArrayList<Row>();
                var count = gen.between(1, 5);
                for (int i = 0; i < count; i++) {
                    // No two rows come to nothing together, so that the first day has one beginning.
                    var amount = money((1 << rows.size() + i) * (gen.onceIn(2) ? 1 : -1));
                    at = at.plus(amount);
                    ofDay.add(new Row(FIRST.plusDays(day), amount, at));
                }
                rows.addAll(newestFirst ? 0 : rows.size(), gen.shuffled(ofDay));
            }

            var proof = proof(rows);

            assertThat(proof.proof()).as("%s", rows).isEqualTo(Proof.PROVEN);
            assertThat(proof.opening()).isEqualTo(opening);
            assertThat(proof.closing()).isEqualTo(at);
            var place = gen.between(0, rows.size() - 1);
            var wrong = rows.get(place);
            rows.set(place, new Row(wrong.day(), wrong.amount(), known(wrong).plus(Money.of("0.01", "EUR"))));
            assertThat(proof(rows).proof())
                    .as("%s", rows)
                    .isEqualTo(rows.size() == 1 ? Proof.UNPROVEN : Proof.CONTRADICTED);
        });
    }

    private static Money known(Row row) {
        return row.balance() == null ? Money.zero(EUR) : row.balance();
    }

    private static Row row(int day, String amount, @Nullable String balance) {
        return new Row(FIRST.plusDays(day), Money.of(amount, "EUR"), balance == null ? null : Money.of(balance, "EUR"));
    }

    private static Money money(int whole) {
        return Money.of(whole + ".00", "EUR");
    }

    private static BalanceProof proof(Row... rows) {
        return proof(List.of(rows));
    }

    private static BalanceProof proof(List<Row> rows) {
        var proof = new ProofBuilder(EUR);
        var line = 1;
        for (Row row : rows) {
            proof.accept(row.day(), row.amount(), row.balance(), ++line);
        }
        return proof.proof(NOTHING);
    }
}
