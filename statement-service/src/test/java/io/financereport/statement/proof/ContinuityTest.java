package io.financereport.statement.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.proof.Continuity.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private static final Span JANUARY = span("2026-01-01", "2026-01-31", "100.00", "80.00");

    @Test
    void the_first_statement_of_an_account_continues_nothing() {
        assertThat(judge(JANUARY, List.of(), "0.00")).isEqualTo(Continuity.FIRST);
    }

    @Test
    void a_statement_that_begins_with_what_the_account_held_is_continuous() {
        assertThat(judge(span("2026-02-01", "2026-02-28", "80.00", "10.00"), List.of(JANUARY), "-20.00"))
                .isEqualTo(Continuity.CONTINUOUS);
        assertThat(judge(span("2025-12-01", "2025-12-31", "50.00", "100.00"), List.of(JANUARY), "0.00"))
                .isEqualTo(Continuity.CONTINUOUS);
    }

    @Test
    void a_statement_that_begins_with_something_else_leaves_a_gap() {
        assertThat(judge(span("2026-03-01", "2026-03-31", "75.00", "10.00"), List.of(JANUARY), "-20.00"))
                .isEqualTo(Continuity.GAP);
        assertThat(judge(span("2026-02-01", "2026-02-28", null, null), List.of(JANUARY), "-20.00"))
                .isEqualTo(Continuity.GAP);
    }

    @Test
    void statements_that_share_days_overlap_or_conflict() {
        assertThat(judge(span("2026-01-15", "2026-02-15", "90.00", "10.00"), List.of(JANUARY), "-10.00"))
                .isEqualTo(Continuity.OVERLAP);
        assertThat(judge(span("2026-01-15", "2026-02-15", "91.00", "10.00"), List.of(JANUARY), "-10.00"))
                .isEqualTo(Continuity.CONFLICT);
    }

    private static Continuity judge(Span statement, List<Span> approved, String sum) {
        return Continuity.of(statement, approved, (from, before) -> Money.of(sum, "SGD"));
    }

    private static Span span(String from, String to, @Nullable String opening, @Nullable String closing) {
        return new Span(
                LocalDate.parse(from),
                LocalDate.parse(to),
                opening == null ? null : Money.of(opening, "SGD"),
                closing == null ? null : Money.of(closing, "SGD"),
                Proof.PROVEN);
    }
}
