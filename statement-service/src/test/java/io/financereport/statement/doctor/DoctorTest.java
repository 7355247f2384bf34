package io.financereport.statement.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Currency SGD = Currency.getInstance("SGD");

    @Test
    void a_row_that_is_there_twice_is_named_in_a_sentence() {
        var findings = examine("2 -12.50 87.50", "5 -20.00 67.50", "5 -20.00 67.50", "6 -7.25 60.25");

        assertThat(findings.getFirst().sentence())
                .isEqualTo(
                        "Row 3 of 2026-01-05: -20.00 SGD is there twice; without the second one the balances chain.");
        assertThat(findings.getFirst().ordinals()).containsExactly(2, 3);
        assertThat(findings.getFirst().closesChain()).isTrue();
    }

    @Test
    void a_balance_that_its_neighbours_do_without_is_misread() {
        var findings = examine("2 -12.50 87.50", "5 -20.00 76.50", "6 -7.25 60.25");

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().fault()).isEqualTo(Fault.BALANCE_MISREAD);
        assertThat(findings.getFirst().sentence()).contains("Row 2", "76.50 SGD", "67.50 SGD");
        assertThat(findings.getFirst().closesChain()).isTrue();
    }

    @Test
    void two_faults_are_both_named_and_only_both_together_close_the_chain() {
        var findings = examine("2 -12.50 87.50", "5 20.00 67.50", "6 -7.25 60.25", "7 -1.32 47.05", "8 -7.05 40.00");

        assertThat(findings)
                .extracting(Finding::fault)
                .startsWith(Fault.SEVERAL, Fault.SIGN_FLIPPED, Fault.DECIMAL_SHIFTED);
        assertThat(findings.getFirst().closesChain()).isTrue();
        assertThat(findings.getFirst().ordinals()).containsExactly(2, 4);
        assertThat(findings.subList(1, findings.size())).noneMatch(Finding::closesChain);
    }

    @Test
    void a_page_that_was_read_twice_is_one_fault() {
        var findings = examine(
                "2 -12.50 87.50",
                "5 -20.00 67.50",
                "6 -7.25 60.25",
                "5 -20.00 67.50",
                "6 -7.25 60.25",
                "7 -0.25 60.00");

        assertThat(findings.getFirst().sentence())
                .isEqualTo("Rows 4 to 5 are there twice; without the second ones the balances chain.");
        assertThat(findings.getFirst().closesChain()).isTrue();
    }

    @Test
    void a_row_that_comes_again_further_down_is_named() {
        var findings = examine(
                "2 -12.50 87.50",
                "5 -20.00 67.50",
                "5 -7.25 60.25",
                "5 -12.50 47.75",
                "5 -20.00 67.50",
                "7 -0.75 47.00");

        assertThat(findings.getFirst().fault()).isEqualTo(Fault.ROW_TWICE);
        assertThat(findings.getFirst().ordinals()).containsExactly(2, 5);
        assertThat(findings.getFirst().closesChain()).isTrue();
    }

    @Test
    void a_row_without_effect_on_the_balances_is_named() {
        var findings = examine("2 -12.50 87.50", "5 -20.00 87.50", "6 -7.25 80.25");

        assertThat(findings.getFirst().fault()).isEqualTo(Fault.ROW_NOT_COUNTED);
        assertThat(findings.getFirst().ordinals()).containsExactly(2);
    }

    @Test
    void a_missing_row_has_a_place_and_days_between_which_it_lies() {
        var oldestFirst = examine("2 -12.50 87.50", "6 -7.25 60.25", "7 -0.25 60.00");
        var newestFirst = examine("7 -0.25 60.00", "6 -7.25 60.25", "2 -12.50 87.50", "1 -3.00 100.00");

        assertThat(oldestFirst.getFirst().sentence())
                .isEqualTo("Between rows 1 and 2 a row of -20.00 SGD is missing; with it the balances chain.");
        assertThat(oldestFirst.getFirst().corrections())
                .containsExactly(new Correction.RowAdded(
                        1, money("-20.00"), LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 6)));
        assertThat(newestFirst.getFirst().corrections())
                .containsExactly(new Correction.RowAdded(
                        2, money("-20.00"), LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 6)));
        assertThat(newestFirst.getFirst().closesChain()).isTrue();
    }

    @Test
    void balances_printed_once_a_day_tell_the_day() {
        var findings =
                examine("2 -12.50 -", "2 -7.50 80.00", "5 1.25 -", "5 21.00 -", "5 -1.25 92.00", "6 -5.00 87.00");

        assertThat(findings.getFirst().sentence())
                .isEqualTo("Row 4 of 2026-01-05: 21.00 SGD has two digits in each other's place; with 12.00 SGD the"
                        + " balances chain.");
        assertThat(findings).allMatch(finding -> finding.ordinals().stream().allMatch(row -> row >= 2 && row <= 5));
    }

    @Test
    void the_difference_alone_is_explained_by_a_row_that_is_there_twice_first() {
        var findings = Doctor.examine(
                SGD, rows("2 -12.50 -", "5 -25.00 -", "5 -25.00 -", "6 -12.50 -"), money("100.00"), money("50.00"));

        assertThat(findings).extracting(Finding::fault).startsWith(Fault.ROW_TWICE);
        assertThat(findings.getFirst().sentence()).endsWith("without the second one the statement adds up.");
        assertThat(findings).extracting(Finding::fault).contains(Fault.ROW_MISSING);
    }

    @Test
    void one_wrong_digit_is_less_likely_than_a_missing_row() {
        var findings = examine("2 -12.50 87.50", "5 -26.00 67.50", "6 -7.25 60.25");

        assertThat(findings).extracting(Finding::fault).containsExactly(Fault.ROW_MISSING, Fault.DIGIT_MISREAD);
    }

    @Test
    void of_a_statement_that_is_too_long_only_the_places_are_named() {
        var rows = new ArrayList<ChainLink>();
        IntStream.rangeClosed(1, Doctor.ROWS_EXAMINED_MAX + 1)
                .forEach(at -> rows.add(new ChainLink(
                        at,
                        LocalDate.of(2026, 1, 1),
                        Money.ofMinorUnits(1, SGD),
                        Money.ofMinorUnits(at > 9 ? at + 5 : at, SGD))));

        assertThat(Doctor.examine(SGD, rows, null, null))
                .containsExactly(new Finding(
                        Fault.UNEXPLAINED,
                        "At row 10 the balances are out by 0.05 SGD.",
                        List.of(10),
                        null,
                        null,
                        List.of(),
                        false));
    }

    @Test
    void amounts_too_large_to_correct_are_left_alone() {
        var most = "99999999999999.00";

        assertThat(examine("2 -" + most + " 0.00", "3 1.00 " + most, "4 1.00 -" + most))
                .isEmpty();
    }

    private static List<Finding> examine(String... rows) {
        return Doctor.examine(SGD, rows(rows), null, null);
    }

    /** Day of January, amount and balance. */
    private static List<ChainLink> rows(String... rows) {
        return IntStream.range(0, rows.length)
                .mapToObj(at -> {
                    var cells = rows[at].split(" ");
                    return new ChainLink(
                            at + 1,
                            LocalDate.of(2026, 1, Integer.parseInt(cells[0])),
                            money(cells[1]),
                            cells[2].equals("-") ? null : money(cells[2]));
                })
                .toList();
    }

    private static Money money(String amount) {
        return Money.of(amount, "SGD");
    }
}
