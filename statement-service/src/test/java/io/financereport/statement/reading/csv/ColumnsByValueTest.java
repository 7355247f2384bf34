package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files without names of columns, whose values tell what they hold, or leave it open. */
class ColumnsByValueTest {
    @Test
    void numbers_of_rows_are_no_balances() {
        var read = ReadFile.text("""
            26-02-2026,BAKKER,EUR,-12.50,12345678,1
            27-02-2026,WERK,EUR,100.00,12345679,1
            28-02-2026,KROEG,EUR,-7.50,12345680,1
            """);

        assertThat(read.lines()).first().isEqualTo("2026-02-26 -12.50 EUR BAKKER");
        assertThat(read.rows().getFirst().balance()).isNull();
    }

    @Test
    void a_last_line_of_other_width_is_looked_at_where_nothing_names_the_columns() {
        assertThat(ReadFile.text("""
            26/02/2026;-12,50;Carte;;BOULANGER;;
            25/02/2026;1100,00;Virement;;TRAVAIL;;
            28/02/2026;1087,50;;00123 123456A
            """).codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void money_out_and_in_without_signs_or_balances_is_read_and_looked_at() {
        var read = ReadFile.text("""
            2026-02-26,GROCER,12.50,
            2026-02-25,PAY,,1100.00
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -12.50 EUR GROCER", "2026-02-25 1100.00 EUR PAY");
        assertThat(read.codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50,|,50", "12.50,|,50", "50,|,12.50"})
    void whole_numbers_of_which_each_row_fills_one_are_money_out_and_in(String amounts) {
        var sides = amounts.split("\\|");

        var read = ReadFile.text("2026-02-26,GROCER,%s\n2026-02-25,PAY,%s\n".formatted(sides[0], sides[1]));

        assertThat(read.rows().get(0).amount().amount().signum()).isNegative();
        assertThat(read.rows().get(1).amount().amount().signum()).isPositive();
        assertThat(read.codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void signed_amounts_beside_small_numbers_are_the_only_amounts() {
        var read = ReadFile.text("""
            2026-02-24;6;;Baker;-4.60;Food
            2026-02-25;8;;Power;-71.25;Home
            2026-02-26;4;;Pay;1842.00;Income
            """);

        assertThat(read.lines()).first().isEqualTo("2026-02-24 -4.60 EUR Baker Food");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_SOLVED);
    }

    @Test
    void signed_balances_beside_what_they_change_by_may_be_taken_for_amounts_and_are_looked_at() {
        assertThat(ReadFile.text("""
            2026-02-24;6;Baker;-4.60
            2026-02-25;8;Power;-12.60
            2026-02-26;40;Pay;27.40
            """).codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void two_signed_amounts_that_lead_from_balance_to_balance_are_certain() {
        assertThat(ReadFile.text("""
            27/09/2026,"-54.30","GROCER","+1245.70"
            26/09/2026,"+1300.00","Salary","+1300.00"
            """).codes()).containsExactly(ReadingCode.COLUMNS_SOLVED);
    }

    @Test
    void numbers_of_cheques_are_not_money_out() {
        var read = ReadFile.text("""
            2026-02-26,101,PLUMBER,12.50,
            2026-02-25,,PAY,,11.00
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -12.50 EUR PLUMBER", "2026-02-25 11.00 EUR PAY");
    }

    @Test
    void a_balance_beside_money_out_and_in_is_not_taken_for_the_amounts() {
        var read = ReadFile.text("""
            2026-02-26,GROCER,12.50,,-30.00
            2026-02-25,PAY,,11.00,-17.50
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -12.50 EUR GROCER", "2026-02-25 11.00 EUR PAY");
        assertThat(read.codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void of_two_columns_that_differ_in_their_signs_nobody_knows_which_is_meant() {
        assertThat(ReadFile.text("""
            02/26/2026,GROCER,12.50,-12.50
            02/25/2026,CAFE,4.00,-4.00
            02/24/2026,PAYMENT,-100.00,100.00
            """).codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void balances_brought_forward_and_carried_tell_nothing_of_the_columns() {
        var read = ReadFile.text("""
            26Feb2026,BROUGHT FORWARD,,1880.30
            27Feb2026,CHECKERS,-402.90,1477.40
            28Feb2026,SALARY,8800.00,10277.40
            01Mar2026,RENT,-5500.00,4777.40
            ,CARRIED FORWARD,,4777.40
            """);

        assertThat(read.rows()).hasSize(3);
        assertThat(read.lines()).first().isEqualTo("2026-02-27 -402.90 EUR CHECKERS");
        assertThat(read.codes()).noneMatch(code -> code.weight() == Weight.REVIEWS);
    }

    @Test
    void balances_of_which_one_is_missing_are_no_amounts_for_certain() {
        assertThat(ReadFile.text("""
            2026-02-24;6;Baker;-4.60
            2026-02-25;8;Power;-12.60
            2026-02-26;40;Pay;27.40
            2026-02-28;5;Bus;20.00
            """).codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }
}
