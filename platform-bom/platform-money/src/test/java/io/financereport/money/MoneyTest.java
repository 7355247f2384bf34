package io.financereport.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.test.Gen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency BHD = Currency.getInstance("BHD");
    private static final List<Currency> CURRENCIES = List.of(SGD, JPY, BHD);

    @ParameterizedTest
    @CsvSource({
        "SGD, 12.5, 12.50 SGD",
        "JPY, 1250, 1250 JPY",
        "BHD, 1.2, 1.200 BHD",
        "SGD, -0.00, 0.00 SGD",
        "SGD, 1E+2, 100.00 SGD"
    })
    void an_amount_has_the_scale_of_its_currency(String currency, String amount, String shown) {
        assertThat(Money.of(amount, currency)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"SGD, 12.505", "JPY, 0.5", "BHD, 1.2345"})
    void more_decimals_than_the_currency_has_are_refused(String currency, String amount) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(amount)
                .hasMessageContaining(currency);
    }

    @ParameterizedTest
    @CsvSource({
        "SGD, 12.505, 12.505 SGD, true",
        "SGD, 12.5000, 12.50 SGD, false",
        "JPY, 0.50, 0.5 JPY, true",
        "SGD, 0.000000000000000001, 0.000000000000000001 SGD, true"
    })
    void what_a_bank_wrote_is_kept_and_told_apart(String currency, String amount, String shown, boolean isTooPrecise) {
        var stated = Money.asStated(new BigDecimal(amount), Currency.getInstance(currency));

        assertThat(stated).hasToString(shown);
        assertThat(stated.isTooPrecise()).isEqualTo(isTooPrecise);
    }

    @Test
    void what_is_too_precise_is_added_up_and_has_no_smallest_units() {
        var stated = Money.asStated(new BigDecimal("0.005"), SGD);

        assertThat(stated.plus(stated)).isEqualTo(Money.of("0.01", "SGD"));
        assertThatThrownBy(stated::minorUnits).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.asStated(new BigDecimal("1E-19"), SGD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amounts_of_the_same_worth_are_equal() {
        assertThat(Money.of("10", "SGD"))
                .isEqualTo(Money.of("10.00", "SGD"))
                .hasSameHashCodeAs(Money.of("10.0", "SGD"));
    }

    @Test
    void the_largest_amount_has_fourteen_digits_before_the_point() {
        assertThat(Money.of("99999999999999.99", "SGD").minorUnits()).isEqualTo(9_999_999_999_999_999L);
        assertThatThrownBy(() -> Money.of("100000000000000", "SGD")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void currencies_do_not_meet() {
        assertThatThrownBy(() -> Money.of("1", "SGD").plus(Money.of("1", "JPY")))
                .isInstanceOfSatisfying(CurrencyMismatch.class, mismatch -> {
                    assertThat(mismatch.first()).isEqualTo(SGD);
                    assertThat(mismatch.second()).isEqualTo(JPY);
                });
        assertThatThrownBy(() -> Money.of("1", "SGD").compareTo(Money.of("1", "JPY")))
                .isInstanceOf(CurrencyMismatch.class);
    }

    @Test
    void a_pseudo_currency_has_no_amounts() {
        assertThatThrownBy(() -> Money.of("1", "XXX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rounding_is_named_by_the_caller() {
        var half = new BigDecimal("0.125");

        assertThat(Money.rounded(half, SGD, RoundingMode.HALF_EVEN)).isEqualTo(Money.of("0.12", "SGD"));
        assertThat(Money.rounded(half, SGD, RoundingMode.HALF_UP)).isEqualTo(Money.of("0.13", "SGD"));
    }

    @Test
    void minor_units_are_whole() {
        assertThat(Money.of("-12.5", "SGD").minorUnits()).isEqualTo(-1250);
        assertThat(Money.ofMinorUnits(1250, BHD)).isEqualTo(Money.of("1.25", "BHD"));
    }

    @Test
    void sums_can_be_undone() {
        Gen.check(500, gen -> {
            var currency = gen.oneOf(CURRENCIES);
            var one = arbitrary(gen, currency);
            var other = arbitrary(gen, currency);

            assertThat(one.plus(other).minus(other)).isEqualTo(one);
            assertThat(one.plus(one.negated()).isZero()).isTrue();
            assertThat(one.plus(other)).isEqualTo(other.plus(one));
        });
    }

    @Test
    void a_split_gives_back_the_whole_in_nearly_equal_shares() {
        Gen.check(500, gen -> {
            var whole = arbitrary(gen, gen.oneOf(CURRENCIES));
            var shares = whole.split(gen.between(1, 40));

            assertThat(shares.stream().reduce(Money::plus)).contains(whole);
            var least = shares.stream().mapToLong(Money::minorUnits).min().orElseThrow();
            var most = shares.stream().mapToLong(Money::minorUnits).max().orElseThrow();
            assertThat(most - least).isBetween(0L, 1L);
        });
    }

    @Test
    void an_allocation_gives_back_the_whole_and_nothing_where_nothing_is_due() {
        Gen.check(500, gen -> {
            var whole = arbitrary(gen, gen.oneOf(CURRENCIES));
            var weights =
                    new java.util.ArrayList<>(gen.listOf(0, 12, g -> g.onceIn(3) ? 0L : g.between(1L, 1_000_000L)));
            weights.add(gen.between(1L, 100L));

            var shares = Allocation.byWeights(whole, weights);

            assertThat(shares.stream().reduce(Money::plus)).contains(whole);
            for (var at = 0; at < shares.size(); at++) {
                if (weights.get(at) == 0) {
                    assertThat(shares.get(at).isZero()).isTrue();
                }
            }
        });
    }

    @Test
    void an_allocation_needs_somebody_to_give_to() {
        var whole = Money.of("1", "SGD");

        assertThatThrownBy(() -> Allocation.byWeights(whole, List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.byWeights(whole, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.byWeights(whole, List.of(1L, -1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> whole.split(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Money arbitrary(Gen gen, Currency currency) {
        return Money.ofMinorUnits(gen.between(-1_000_000_000L, 1_000_000_000L), currency);
    }
}
