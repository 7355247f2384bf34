package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are called what balances are called: a shop is a "New Balance" too. */
class RowsLikeBalancesTest {
    @ParameterizedTest
    @ValueSource(strings = {"New Balance", "NEW BALANCE 0412", "Statement balance", "Balance at 7", "Daily balance"})
    void a_day_and_an_amount_that_nothing_proves_to_be_a_balance_are_not_left_out_in_silence(String text) {
        for (String file : new String[] {
            "Date,Text,Amount\n2026-01-05,Tea,-2.50\n2026-01-07,%s,-120.00\n2026-01-09,Salary,2000.00\n",
            "Date,Text,Amount\n2026-01-09,%s,-120.00\n2026-01-07,Tea,-2.50\n2026-01-05,Salary,2000.00\n",
            "Date,Text,Debit,Credit\n2026-01-05,%s,120.00,\n2026-01-07,Tea,2.50,\n2026-01-09,Salary,,2000.00\n",
            "Date,Text,Amount,Notes\n"
                    + "2026-01-05,Shoes,-120.00,%s\n"
                    + "2026-01-07,Tea,-2.50,\n"
                    + "2026-01-09,Pay,9.00,Gift shop\n"
        }) {
            assertThat(ReadFile.text(file.formatted(text)).codes()).as(file).contains(ReadingCode.SECTION_LEFT_OUT);
        }
    }

    @Test
    void an_amount_beside_another_balance_is_a_row() {
        var read = ReadFile.text("""
            Date,Text,Amount,Balance
            2026-01-01,Opening balance,1000.00,1000.00
            2026-01-05,Tea,-20.00,980.00
            2026-01-07,New Balance,-120.00,860.00
            2026-01-31,Closing balance,0.00,860.00
            """);

        assertThat(read.lines()).containsExactly("2026-01-05 -20.00 EUR Tea", "2026-01-07 -120.00 EUR New Balance");
        assertThat(read.codes()).doesNotContain(ReadingCode.SECTION_LEFT_OUT);
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("1000.00 EUR");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("860.00 EUR");
    }

    @Test
    void the_opening_before_the_rows_and_a_closing_that_follows_from_it_are_balances() {
        assertThat(ReadFile.text("""
            Date,Text,Amount
            2026-01-01,Opening balance,1000.00
            2026-01-05,Tea,-20.00
            2026-01-31,New balance,980.00
            """).codes()).doesNotContain(ReadingCode.SECTION_LEFT_OUT);
        assertThat(ReadFile.text("""
            Datum;Text;Betrag
            01.01.2026;Anfangssaldo;1000,00
            05.01.2026;Tee;-20,00
            """).codes()).doesNotContain(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void balances_of_days_among_the_rows_are_no_rows() {
        assertThat(ReadFile.text("""
            Datum;Text;Betrag
            01.01.2026;Anfangssaldo;1000,00
            05.01.2026;Tee;-20,00
            05.01.2026;Tagessaldo;980,00
            06.01.2026;Lohn;20,00
            06.01.2026;Zwischensaldo;1000,00
            """).codes()).doesNotContain(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void of_several_accounts_in_one_table_no_balance_with_an_amount_is_left_out_in_silence() {
        assertThat(ReadFile.text("""
            Account,Date,Text,Amount
            12345678,2026-01-01,Opening balance,500.00
            12345678,2026-01-05,Rent,-80.00
            87654321,2026-01-07,Pay,30.00
            """).codes()).contains(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void a_fee_without_an_amount_is_not_left_out_in_silence() {
        assertThat(ReadFile.text("""
            Date,Text,Amount,Fee,Balance
            2026-01-05,Transfer,-100.00,,900.00
            2026-01-07,Card fee,,5.00,895.00
            2026-01-09,Pay,50.00,,945.00
            """).codes()).contains(ReadingCode.ROWS_WITHOUT_AMOUNT);
    }
}
