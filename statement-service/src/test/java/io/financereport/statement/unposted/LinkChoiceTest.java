package io.financereport.statement.unposted;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkChoiceTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-13");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-20.00, -20.00, 0, TEA, exact",
                "-20.00, -20.00, 14, TEA, exact",
                "-20.00, -20.00, 15, TEA, -",
                "-20.00, -20.00, -1, TEA, -",
                "-20.00, -20.00, 5, VISA, exact",
                "-20.00, -20.00, 6, VISA, -",
                "-20.00, -26.00, 3, TEA, drift",
                "-20.00, -26.01, 3, TEA, -",
                "-20.00, -26.00, 3, VISA, -",
                "-20.00, -19.00, 3, TEA, drift",
                "-20.00, 20.00, 3, TEA, -",
                "20.00, 21.00, 3, TEA, drift",
                "20.00, 21.01, 3, TEA, -"
            })
    void one_row_and_one_transaction_are_linked_within_the_bounds(
            String expected, String posted, int days, String text, @Nullable String kind) {
        var links = solve(List.of(at(0, expected, "TEA HOUSE")), List.of(at(days, posted, text)));

        assertThat(links)
                .hasSize(kind == null ? 0 : 1)
                .allMatch(link -> link.kind().wire().equals(kind));
    }

    @Test
    void several_parts_are_linked_when_they_come_to_the_whole_and_one_part_is_left_to_a_person() {
        var order = at(0, "-100.00", "BOOK SHOP");
        var first = at(2, "-60.00", "BOOK SHOP 1");
        var second = at(5, "-40.00", "BOOK SHOP 2");

        assertThat(solve(List.of(order), List.of(first, second)))
                .extracting(LinkCandidate::kind)
                .containsExactly(LinkKind.PARTIAL, LinkKind.PARTIAL);
        assertThat(solve(List.of(order), List.of(first))).isEmpty();
        assertThat(solve(List.of(order), List.of(first, second, at(6, "-10.00", "BOOK SHOP"))))
                .as("more than was expected")
                .isEmpty();
    }

    @Test
    void parts_with_the_reference_of_the_bank_are_linked_up_to_the_whole() {
        var order = new Movement(UUID.randomUUID(), DAY, Money.of("-100.00", "EUR"), "PUMP", "R1");
        var part = new Movement(UUID.randomUUID(), DAY, Money.of("-43.00", "EUR"), "OIL", "R1");

        assertThat(solve(List.of(order), List.of(part))).hasSize(1);
    }

    @Test
    void the_pairs_that_together_explain_most_are_linked() {
        var small = at(0, "-20.00", "TEA HOUSE");
        var large = at(0, "-25.00", "TEA HOUSE");

        // Each of them alone might be the other's with a tip.
        var links = solve(List.of(small, large), List.of(at(1, "-25.00", "TEA HOUSE"), at(1, "-30.00", "TEA HOUSE")));

        assertThat(links)
                .extracting(link -> link.expected().id() + " " + link.posted().amount())
                .containsExactly(large.id() + " -25.00 EUR");
    }

    @Test
    void what_may_be_either_of_two_is_left_to_a_person() {
        var tea = at(0, "-20.00", "TEA HOUSE");

        assertThat(solve(List.of(tea), List.of(at(1, "-20.00", "VISA 1"), at(2, "-20.00", "VISA 2"))))
                .isEmpty();
        assertThat(solve(List.of(tea), List.of(at(1, "-20.00", "VISA 1"), at(2, "-20.00", "TEA"))))
                .hasSize(1);
    }

    @Test
    void equal_rows_stand_for_each_other() {
        var rows = List.of(at(0, "-2.50", "TEA"), at(1, "-2.50", "TEA"), at(2, "-2.50", "TEA"));

        assertThat(solve(rows, List.of(at(2, "-2.50", "TEA"), at(3, "-2.50", "TEA"))))
                .hasSize(2);
    }

    @Test
    void a_day_of_many_equal_rows_is_decided_too() {
        var rows = new ArrayList<Movement>();
        var posted = new ArrayList<Movement>();
        for (int i = 0; i < 200; i++) {
            rows.add(at(0, "-2.50", "TEA"));
            posted.add(at(1, "-2.50", "TEA"));
        }

        assertThat(solve(rows, posted)).hasSize(200);
    }

    @Test
    void what_was_posted_with_drift_is_found_once_and_in_any_order() {
        var linked = new AtomicInteger();
        Gen.check(500, gen -> {
            var expected = new ArrayList<Movement>();
            var posted = new ArrayList<Movement>();
            for (int size = gen.between(1, 14); size > 0; size--) {
                var on = gen.between(0, 20);
                var cents = gen.between(5, 60) * 100;
                var shop = gen.oneOf("TEA HOUSE", "BUS LINE", "BOOK SHOP", "PETROL PUMP");
                expected.add(at(on, amount(cents), shop));
                switch (gen.between(0, 4)) {
                    case 0 -> {}
                    case 1 -> posted.add(at(on + gen.between(0, 14), amount(cents), shop + " BERLIN"));
                    case 2 -> posted.add(at(on + gen.between(0, 14), amount(cents * 6 / 5), shop));
                    case 3 -> posted.add(at(on + gen.between(0, 14), amount(cents * 97 / 100), shop));
                    default -> {
                        posted.add(at(on + gen.between(0, 14), amount(cents / 3), shop));
                        posted.add(at(on + gen.between(0, 14), amount(cents - cents / 3), shop));
                    }
                }
            }

            var links = solve(expected, posted);

            linked.addAndGet(links.size());
            requireSound(links);
            assertThat(described(solve(gen.shuffled(expected), gen.shuffled(posted))))
                    .containsExactlyInAnyOrderElementsOf(described(links));
        });
        // Soundness alone would hold for a solver that finds nothing.
        assertThat(linked.get()).isGreaterThan(500);
    }

    /** A row has one transaction or several parts that are at most the whole; a transaction has one row. */
    private static void requireSound(List<LinkCandidate> links) {
        assertThat(links).extracting(link -> link.posted().id()).doesNotHaveDuplicates();
        var rows = new HashSet<UUID>();
        for (LinkCandidate link : links) {
            var ofRow = links.stream()
                    .filter(other ->
                            other.expected().id().equals(link.expected().id()))
                    .toList();
            if (rows.add(link.expected().id()) && ofRow.size() > 1) {
                assertThat(ofRow).allMatch(part -> part.kind() == LinkKind.PARTIAL);
                var sum = ofRow.stream()
                        .map(part -> part.posted().amount())
                        .reduce(Money::plus)
                        .orElseThrow();
                assertThat(sum.abs())
                        .isLessThanOrEqualTo(link.expected().amount().abs());
            }
            assertThat(link.difference().plus(link.expected().amount()))
                    .isEqualTo(link.posted().amount());
            assertThat(link.days()).isBetween(0, LinkCandidate.DAYS_MAX);
        }
    }

    /** By what they look like: equal ones may stand for each other. */
    private static List<String> described(List<LinkCandidate> links) {
        return links.stream()
                .map(link -> link.kind() + " " + link.expected().amount()
                        + link.expected().text() + " " + link.posted().amount()
                        + link.posted().text())
                .toList();
    }

    private static List<LinkCandidate> solve(List<Movement> expected, List<Movement> posted) {
        var candidates = new ArrayList<LinkCandidate>();
        for (Movement row : expected) {
            for (Movement transaction : posted) {
                LinkCandidate.of(row, transaction).ifPresent(candidates::add);
            }
        }
        return LinkChoice.blocks(candidates).stream()
                .flatMap(block -> LinkChoice.solve(block).stream())
                .toList();
    }

    private static String amount(int cents) {
        return "-" + Objects.toString(cents / 100) + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }

    private static Movement at(int day, String amount, String text) {
        return new Movement(UUID.randomUUID(), DAY.plusDays(day), Money.of(amount, "EUR"), text, null);
    }
}
