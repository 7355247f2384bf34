package io.financereport.statement.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.alignment.Ledger.File;
import io.financereport.statement.alignment.Ledger.FileRow;
import io.financereport.statement.alignment.RowDecision.Reason;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayAlignmentTest {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    @Test
    void the_larger_number_of_equal_rows_counts() {
        var tea = sighting("-2.50", "TEA", null);
        var pairs = DayAlignment.align(
                List.of(tea), List.of(sighting("-2.50", "TEA", null), sighting("-2.50", "TEA", null)), Set.of());

        assertThat(pairs.known()).hasSize(1).containsValue(tea.id());
        assertThat(pairs.born()).hasSize(1);
        assertThat(reasons(pairs)).containsExactly(Reason.TEXT, Reason.MORE);
    }

    @Test
    void text_chooses_the_pair_but_does_not_make_a_row_new() {
        var tea = sighting("-2.50", "TEA", null);
        var bus = sighting("-2.50", "BUS", null);
        var secondBus = sighting("-2.50", "bus", null);
        var other = sighting("-2.50", "TEA HOUSE 12", null);

        var pairs = DayAlignment.align(List.of(tea, bus), List.of(secondBus, other), Set.of());

        assertThat(pairs.known()).containsEntry(secondBus.id(), bus.id()).containsEntry(other.id(), tea.id());
        assertThat(reasons(pairs)).containsExactly(Reason.TEXT, Reason.TEXT_ALIKE);
    }

    @Test
    void as_many_rows_as_transactions_are_the_same_whatever_their_texts() {
        var known = List.of(sighting("-2.50", "TEA", null), sighting("-2.50", "BUS", null));

        assertThat(reasons(DayAlignment.align(
                        known, List.of(sighting("-2.50", "X1", null), sighting("-2.50", "X2", null)), Set.of())))
                .containsExactly(Reason.SAME_NUMBER, Reason.SAME_NUMBER);
        assertThat(reasons(DayAlignment.align(known, List.of(sighting("-2.50", "X1", null)), Set.of())))
                .as("either of two")
                .containsExactly(Reason.ASSUMED);
    }

    @Test
    void the_text_that_is_most_alike_chooses() {
        var teaHouse = sighting("-2.50", "CARD 4711 TEA HOUSE BERLIN", null);
        var teaRoom = sighting("-2.50", "CARD 4711 TEA ROOM HAMBURG", null);
        var row = sighting("-2.50", "Tea Room Hamburg, 13.01.", null);

        var pairs = DayAlignment.align(List.of(teaHouse, teaRoom), List.of(row), Set.of());

        assertThat(pairs.known()).containsEntry(row.id(), teaRoom.id());
        assertThat(reasons(pairs)).containsExactly(Reason.TEXT_ALIKE);
    }

    @Test
    void every_other_reason_is_said_too() {
        var balanced = sighting("-2.50", "TEA", "97.50");
        var referred = new Sighting(UUID.randomUUID(), money("-7.00"), "RENT", "R1", null);

        assertThat(reasons(DayAlignment.align(
                        List.of(balanced, referred),
                        List.of(
                                sighting("-2.50", "TEA", "97.50"),
                                new Sighting(UUID.randomUUID(), money("-7.00"), "LEASE", "R1", null),
                                sighting("-9.00", "BUS", null)),
                        Set.of())))
                .containsExactly(Reason.BALANCE_AND_TEXT, Reason.REFERENCE, Reason.FIRST);
        assertThat(reasons(DayAlignment.align(List.of(balanced), List.of(sighting("-2.50", "BUS", "97.50")), Set.of())))
                .containsExactly(Reason.BALANCE);
        assertThat(reasons(DayAlignment.align(List.of(balanced), List.of(sighting("-2.50", "TEA", "95.00")), Set.of())))
                .containsExactly(Reason.BALANCE_DIFFERS);
        assertThat(reasons(DayAlignment.align(
                        List.of(referred), List.of(sighting("-7.00", "RENT", null)), Set.of(referred.id()))))
                .containsExactly(Reason.FOLLOWS);
    }

    @Test
    void running_balances_tell_equal_rows_apart() {
        var first = sighting("-2.50", "TEA", "97.50");
        var same = sighting("-2.50", "TEA", "97.50");
        var second = sighting("-2.50", "TEA", "95.00");

        assertThat(DayAlignment.align(List.of(first), List.of(second), Set.of()).born())
                .containsExactly(second.id());
        assertThat(DayAlignment.align(List.of(first), List.of(same), Set.of()).known())
                .containsEntry(same.id(), first.id());
    }

    @Test
    void a_day_that_is_listed_in_another_order_is_the_same_day() {
        var known = List.of(sighting("-5.00", "A", "95.00"), sighting("-3.00", "B", "92.00"));
        var rows = List.of(sighting("-3.00", "B", "97.00"), sighting("-5.00", "A", "92.00"));

        assertThat(DayAlignment.align(known, rows, Set.of()).born()).isEmpty();
    }

    @Test
    void a_file_that_begins_where_another_ends_brings_rows_of_its_own() {
        var known = sighting("-2.50", "TEA", null);
        var row = sighting("-2.50", "TEA", null);

        assertThat(DayAlignment.align(List.of(known), List.of(row), Set.of(known.id()))
                        .born())
                .containsExactly(row.id());
    }

    @Test
    void balances_that_fit_both_ways_leave_rows_assumed_the_same() {
        var known = List.of(sighting("-2.50", "A", null), sighting("2.50", "B", null));
        var rows = List.of(sighting("-2.50", "A", null), sighting("2.50", "B", null));
        var all = Set.of(known.getFirst().id(), known.getLast().id());

        assertThat(reasons(DayAlignment.align(known, rows, all))).containsExactly(Reason.ASSUMED, Reason.ASSUMED);
    }

    @Test
    void files_with_running_balances_cut_anywhere_always_give_the_same_transactions() {
        Gen.check(500, gen -> {
            var stream = stream(gen, Balances.RUNNING);

            assertThat(fed(gen, cutAnywhere(gen, stream))).isEqualTo(lines(stream));
        });
    }

    @Test
    void files_without_balances_cut_between_days_always_give_the_same_transactions() {
        Gen.check(500, gen -> {
            var stream = stream(gen, Balances.NONE);

            assertThat(fed(gen, cutBetweenDays(gen, stream))).isEqualTo(lines(stream));
        });
    }

    @Test
    void files_with_stated_balances_that_follow_each_other_within_a_day_always_give_the_same_transactions() {
        Gen.check(500, gen -> {
            var stream = stream(gen, Balances.STATED);
            var cut = gen.between(1, stream.rows().size() - 1);
            var files = List.of(
                    part(stream, 0, cut), part(stream, cut, stream.rows().size()));

            assertThat(fed(gen, files)).isEqualTo(lines(stream));
        });
    }

    private enum Balances {
        NONE,
        STATED,
        RUNNING
    }

    /** The bank's own truth: rows with repeats, none of whose runs within a day add up to zero. */
    private record Truth(List<FileRow> rows, List<Money> balances, Balances printed) {}

    private static Truth stream(Gen gen, Balances printed) {
        var rows = new ArrayList<FileRow>();
        var balances = new ArrayList<Money>();
        var balance = money("1000.00");
        var size = gen.between(2, 40);
        var day = FIRST_DAY;
        for (int i = 0; i < size; i++) {
            day = day.plusDays(gen.onceIn(3) ? gen.between(1, 3) : 0);
            var amount = gen.onceIn(8) ? money("977.77") : money(gen.oneOf("-2.50", "-2.50", "-5.00", "-12.30"));
            balance = balance.plus(amount);
            rows.add(new FileRow(
                    day, amount, gen.oneOf("TEA", "TEA", "BUS"), printed == Balances.RUNNING ? balance : null));
            balances.add(balance);
        }
        return new Truth(rows, balances, printed);
    }

    private static List<File> cutAnywhere(Gen gen, Truth stream) {
        var files = new ArrayList<File>();
        var size = stream.rows().size();
        var covered = 0;
        while (covered < size) {
            var from = Math.max(0, covered - gen.between(0, 8));
            var to = Math.min(size, covered + gen.between(1, 12));
            files.add(part(stream, from, to));
            covered = to;
        }
        return files;
    }

    private static List<File> cutBetweenDays(Gen gen, Truth stream) {
        var days = stream.rows().stream().map(FileRow::on).distinct().toList();
        var files = new ArrayList<File>();
        var covered = 0;
        while (covered < days.size()) {
            var from = days.get(Math.max(0, covered - gen.between(0, 3)));
            covered = Math.min(days.size(), covered + gen.between(1, 4));
            var to = days.get(covered - 1);
            var rows = stream.rows().stream()
                    .filter(row -> !row.on().isBefore(from) && !row.on().isAfter(to))
                    .toList();
            files.add(new File(rows, null, null));
        }
        return files;
    }

    private static File part(Truth stream, int from, int to) {
        var saysBalances = stream.printed() != Balances.NONE;
        return new File(
                stream.rows().subList(from, to),
                saysBalances
                        ? stream.balances()
                                .get(from)
                                .minus(stream.rows().get(from).amount())
                        : null,
                saysBalances ? stream.balances().get(to - 1) : null);
    }

    private static List<String> fed(Gen gen, List<File> files) {
        var ledger = new Ledger();
        var twice = new ArrayList<>(files);
        twice.addAll(files);
        gen.shuffled(twice).forEach(ledger::approve);
        return ledger.lines();
    }

    private static List<String> lines(Truth stream) {
        return stream.rows().stream()
                .map(row -> row.on() + " " + row.amount())
                .sorted()
                .toList();
    }

    private static List<Reason> reasons(DayPairs pairs) {
        return pairs.decisions().stream().map(RowDecision::reason).toList();
    }

    private static Sighting sighting(String amount, String text, @Nullable String balance) {
        return new Sighting(UUID.randomUUID(), money(amount), text, null, balance == null ? null : money(balance));
    }

    private static Money money(String amount) {
        return Money.of(amount, "SGD");
    }
}
