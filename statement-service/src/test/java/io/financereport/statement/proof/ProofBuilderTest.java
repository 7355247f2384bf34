package io.financereport.statement.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.proof.ProofBuilder.Stated;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofBuilderTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private final ProofBuilder rows = new ProofBuilder(SGD);
    private long line = 1;

    @Test
    void a_running_balance_that_chains_proves_the_rows() {
        row("2026-01-02", "100.00", "1100.00");
        row("2026-01-03", "-50.00", "1050.00");

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.PROVEN);
        assertThat(proof.opening()).hasToString("1000.00 SGD");
        assertThat(proof.closing()).hasToString("1050.00 SGD");
        assertThat(proof.computedClosing()).hasToString("1050.00 SGD");
    }

    @Test
    void the_newest_row_may_come_first() {
        row("2026-01-03", "-50.00", "1050.00");
        row("2026-01-02", "100.00", "1100.00");

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.PROVEN);
        assertThat(proof.opening()).hasToString("1000.00 SGD");
        assertThat(proof.closing()).hasToString("1050.00 SGD");
        assertThat(proof.from()).isEqualTo("2026-01-02");
        assertThat(proof.to()).isEqualTo("2026-01-03");
    }

    @Test
    void a_fault_does_not_turn_the_order_of_a_file_around() {
        row("2026-01-05", "-50.00", "1040.00");
        row("2026-01-04", "10.00", "1090.00");
        row("2026-01-03", "20.00", "1100.00");
        row("2026-01-02", "100.00", "1120.00");

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.CONTRADICTED);
        assertThat(proof.opening()).hasToString("1020.00 SGD");
        assertThat(proof.closing()).hasToString("1040.00 SGD");
        assertThat(proof.problems().getFirst().line()).isEqualTo(4);
    }

    @Test
    void rows_without_a_printed_balance_are_carried_along() {
        row("2026-01-02", "100.00", null);
        row("2026-01-02", "-30.00", "1070.00");
        row("2026-01-03", "-50.00", null);
        row("2026-01-03", "-20.00", "1000.00");
        row("2026-01-04", "-1.00", null);

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.PROVEN);
        assertThat(proof.opening()).hasToString("1000.00 SGD");
        assertThat(proof.closing()).hasToString("999.00 SGD");
    }

    @Test
    void a_running_balance_that_breaks_contradicts_and_names_the_line() {
        row("2026-01-02", "100.00", "1100.00");
        row("2026-01-03", "-50.00", "1049.99");
        row("2026-01-04", "-1.00", "1048.99");

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.CONTRADICTED);
        assertThat(proof.difference()).hasToString("-0.01 SGD");
        assertThat(proof.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("running-balance-breaks");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.detail()).contains("1050.00 SGD", "1049.99 SGD", "-0.01 SGD");
        });
    }

    @Test
    void stated_opening_and_closing_prove_or_contradict_to_the_cent() {
        row("2026-01-02", "-10.00", null);

        assertThat(rows.proof(stated("100.00", "90.00")).proof()).isEqualTo(Proof.PROVEN);
        assertThat(rows.proof(stated("100.00", "90.01")).proof()).isEqualTo(Proof.CONTRADICTED);
        assertThat(rows.proof(stated("100.00", "89.99")).difference()).hasToString("-0.01 SGD");
    }

    @Test
    void one_balance_gives_an_opening_and_no_proof() {
        row("2026-01-02", "-10.00", null);

        var proof = rows.proof(stated(null, "90.00"));

        assertThat(proof.proof()).isEqualTo(Proof.UNPROVEN);
        assertThat(proof.opening()).hasToString("100.00 SGD");
        assertThat(proof.openingKnown()).isTrue();
        assertThat(proof.problems()).extracting(BalanceProblem::code).containsExactly("opening-derived");
    }

    @Test
    void one_printed_balance_alone_proves_nothing() {
        row("2026-01-02", "-10.00", "90.00");

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.UNPROVEN);
        assertThat(proof.opening()).hasToString("100.00 SGD");
        assertThat(proof.closing()).hasToString("90.00 SGD");
    }

    @Test
    void without_any_balance_the_opening_is_zero_and_not_known() {
        row("2026-01-02", "-10.00", null);

        var proof = rows.proof(stated(null, null));

        assertThat(proof.proof()).isEqualTo(Proof.UNPROVEN);
        assertThat(proof.openingKnown()).isFalse();
        assertThat(proof.computedClosing()).hasToString("-10.00 SGD");
        assertThat(proof.problems()).extracting(BalanceProblem::code).containsExactly("opening-unknown");
    }

    private void row(String day, String amount, @Nullable String balance) {
        line++;
        rows.accept(LocalDate.parse(day), money(amount), balance == null ? null : money(balance), line);
    }

    private static Stated stated(@Nullable String opening, @Nullable String closing) {
        return new Stated(null, null, opening == null ? null : money(opening), closing == null ? null : money(closing));
    }

    private static Money money(String amount) {
        return Money.of(amount, "SGD");
    }
}
