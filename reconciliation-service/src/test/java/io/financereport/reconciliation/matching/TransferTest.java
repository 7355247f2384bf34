package io.financereport.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferTest {
    private static final int DAYS = 4;
    private static final AccountId DBS = new AccountId(UUID.randomUUID());
    private static final AccountId OCBC = new AccountId(UUID.randomUUID());
    private static final MatchWeights WEIGHTS = new MatchWeights(40, 25, 15, 10, 10);

    @ParameterizedTest
    @CsvSource({
        "2026-01-06, 500.00, SGD, 1",
        "2026-01-10, 500.00, SGD, 1",
        "2026-01-11, 500.00, SGD, 0",
        "2026-01-02, 500.00, SGD, 1",
        "2026-01-01, 500.00, SGD, 0",
        "2026-01-06, 499.99, SGD, 0",
        "2026-01-06, 500.01, SGD, 0",
        "2026-01-06, -500.00, SGD, 0",
        "2026-01-06, 500.00, USD, 0"
    })
    void two_legs_fit_when_equal_and_opposite_within_four_days(
            String bookedOn, String amount, String currency, int found) {
        var outgoing = leg(DBS, "2026-01-06", "-500.00", "SGD");

        assertThat(Transfer.among(List.of(outgoing, leg(OCBC, bookedOn, amount, currency)), DAYS))
                .hasSize(found);
    }

    @Test
    void one_account_does_not_transfer_to_itself() {
        assertThat(Transfer.among(
                        List.of(leg(DBS, "2026-01-06", "-5.00", "SGD"), leg(DBS, "2026-01-06", "5.00", "SGD")), DAYS))
                .isEmpty();
    }

    @Test
    void a_pair_with_a_rival_on_either_side_is_doubtful() {
        var outgoing = leg(DBS, "2026-01-06", "-5.00", "SGD");
        var one = leg(OCBC, "2026-01-06", "5.00", "SGD");
        var other = leg(OCBC, "2026-01-07", "5.00", "SGD");

        var pairs = ExclusivePairs.among(Transfer.among(List.of(outgoing, one, other), DAYS));

        assertThat(pairs.certain()).isEmpty();
        assertThat(pairs.doubtful()).hasSize(2);
    }

    @Test
    void what_is_certain_does_not_depend_on_the_order_of_arrival() {
        Gen.check(300, gen -> {
            var legs = gen.listOf(0, 30, TransferTest::anyLeg);

            assertThat(certain(gen.shuffled(legs))).isEqualTo(certain(legs));
        });
    }

    @Test
    void what_is_certain_shares_no_leg() {
        Gen.check(300, gen -> {
            var pairs = ExclusivePairs.among(Transfer.among(gen.listOf(0, 30, TransferTest::anyLeg), DAYS));

            var legs = new HashSet<UUID>();
            for (var pair : pairs.certain()) {
                assertThat(legs.add(pair.pair().transaction())).isTrue();
                assertThat(legs.add(pair.pair().other())).isTrue();
            }
            for (var pair : pairs.doubtful()) {
                assertThat(legs)
                        .doesNotContain(pair.pair().transaction(), pair.pair().other());
            }
        });
    }

    @Test
    void a_score_is_the_weighted_sum_of_its_parts() {
        var scoring = new Scoring(DAYS, Set.of(new Scoring.Route(DBS, OCBC)));
        var outgoing = new Leg(
                new TransactionId(UUID.randomUUID()),
                DBS,
                "DBS 6789",
                LocalDate.parse("2026-01-06"),
                Money.of("-5.00", "SGD"),
                "Transfer to OCBC savings");
        var incoming = new Leg(
                new TransactionId(UUID.randomUUID()),
                OCBC,
                "OCBC 1234",
                LocalDate.parse("2026-01-07"),
                Money.of("5.00", "SGD"),
                "Transfer received");

        var parts = scoring.of(new Transfer(outgoing, incoming));

        assertThat(parts).isEqualTo(new ScoreParts(100, 80, 20, 100, 100));
        assertThat(parts.total(WEIGHTS)).isEqualTo(83);
    }

    @ParameterizedTest
    @CsvSource({"49, 0, 20", "50, 0, 20", "51, 0, 20", "50, 2, 20", "52, 2, 21", "54, 2, 22"})
    void a_total_is_rounded_half_to_even(int amount, int text, int total) {
        assertThat(new ScoreParts(amount, 0, text, 0, 0).total(WEIGHTS)).isEqualTo(total);
    }

    private static Set<Pair> certain(List<Leg> legs) {
        var pairs = new HashSet<Pair>();
        ExclusivePairs.among(Transfer.among(legs, DAYS)).certain().forEach(pair -> pairs.add(pair.pair()));
        return pairs;
    }

    private static Leg anyLeg(Gen gen) {
        var day = LocalDate.parse("2026-01-01").plusDays(gen.between(0, 15));
        return leg(gen.oneOf(DBS, OCBC), day.toString(), gen.oneOf("", "-") + gen.between(1, 4) + ".00", "SGD");
    }

    private static Leg leg(AccountId account, String bookedOn, String amount, String currency) {
        return new Leg(
                new TransactionId(UUID.randomUUID()),
                account,
                "",
                LocalDate.parse(bookedOn),
                Money.of(amount, currency),
                "");
    }
}
