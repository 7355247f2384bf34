package io.financereport.statement.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.proof.CoverageCalendar.Month;
import io.financereport.statement.proof.CoverageCalendar.Part;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageCalendarTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void a_month_without_any_statement_is_missing_and_one_with_two_overlaps() {
        var months = CoverageCalendar.of(List.of(
                part("2026-01-05", "2026-01-31", null, null),
                part("2026-03-10", "2026-03-31", null, null),
                part("2026-03-30", "2026-04-02", null, null)));

        assertThat(lines(months))
                .containsExactly(
                        "2026-01 missing 0 overlapping 0 of 1",
                        "2026-02 missing 28 overlapping 0 of 0",
                        "2026-03 missing 9 overlapping 2 of 2",
                        "2026-04 missing 0 overlapping 0 of 1");
    }

    @Test
    void days_without_rows_between_balances_that_meet_are_covered() {
        var january = part("2026-01-05", "2026-01-28", "100.00", "90.00");

        assertThat(lines(CoverageCalendar.of(List.of(part("2026-02-03", "2026-02-27", "90.00", "80.00"), january))))
                .containsExactly("2026-01 missing 0 overlapping 0 of 1", "2026-02 missing 0 overlapping 0 of 1");
        assertThat(lines(CoverageCalendar.of(List.of(january, part("2026-02-03", "2026-02-27", "91.00", "80.00")))))
                .containsExactly("2026-01 missing 3 overlapping 0 of 1", "2026-02 missing 2 overlapping 0 of 1");
    }

    @Test
    void a_contradiction_shows_in_each_month_of_its_statement() {
        var months = CoverageCalendar.of(List.of(
                part("2026-01-05", "2026-01-31", null, null),
                new Part(
                        UUID.randomUUID(),
                        LocalDate.parse("2026-01-31"),
                        LocalDate.parse("2026-02-03"),
                        null,
                        null,
                        true)));

        assertThat(months).extracting(Month::contradicts).containsExactly(true, true);
    }

    @Test
    void the_days_are_those_that_counting_one_by_one_gives() {
        Gen.check(300, gen -> {
            var parts = new ArrayList<Part>();
            for (int i = gen.between(1, 6); i > 0; i--) {
                var from = FIRST.plusDays(gen.between(0, 90));
                parts.add(new Part(UUID.randomUUID(), from, from.plusDays(gen.between(0, 40)), null, null, false));
            }
            var first = parts.stream().map(Part::from).min(LocalDate::compareTo).orElseThrow();
            var last = parts.stream().map(Part::to).max(LocalDate::compareTo).orElseThrow();
            var missing = 0;
            var overlapping = 0;
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                var covers = covering(parts, day);
                missing += covers == 0 ? 1 : 0;
                overlapping += covers > 1 ? 1 : 0;
            }

            var months = CoverageCalendar.of(parts);

            assertThat(months.stream().mapToInt(Month::missingDays).sum()).isEqualTo(missing);
            assertThat(months.stream().mapToInt(Month::overlappingDays).sum()).isEqualTo(overlapping);
        });
    }

    private static long covering(List<Part> parts, LocalDate day) {
        return parts.stream()
                .filter(part -> !part.from().isAfter(day) && !part.to().isBefore(day))
                .count();
    }

    private static Part part(String from, String to, @Nullable String opening, @Nullable String end) {
        return new Part(
                UUID.randomUUID(),
                LocalDate.parse(from),
                LocalDate.parse(to),
                opening == null ? null : Money.of(opening, "SGD"),
                end == null ? null : Money.of(end, "SGD"),
                false);
    }

    private static List<String> lines(List<Month> months) {
        return months.stream()
                .map(month -> month.month() + " missing " + month.missingDays() + " overlapping "
                        + month.overlappingDays() + " of " + month.statements().size())
                .toList();
    }
}
