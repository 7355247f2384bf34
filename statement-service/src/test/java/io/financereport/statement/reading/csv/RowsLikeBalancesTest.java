package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "Likutis pradžiai, likutis pabaigai",
        "Saldo Anterior, S A L D O",
        "Saldo awal, Saldo akhir",
        "الرصيد الافتتاحي, الرصيد الختامي",
        "Početno stanje, Završno stanje",
        "Số dư đầu kỳ, Số dư cuối kỳ",
        "Вхідний залишок, Вихідний залишок",
        "יתרת פתיחה, יתרת סגירה",
        "ยอดยกมา, ยอดยกไป"
    })
    void balances_of_other_languages_are_no_rows(String opening, String closing) {
        var read = ReadFile.text("Date,Text,Amount\n2026-01-01,%s,812.40\n2026-01-05,Tea,-37.90\n2026-01-31,%s,774.50\n"
                .formatted(opening, closing));

        assertThat(read.lines()).containsExactly("2026-01-05 -37.90 EUR Tea");
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("812.40 EUR");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("774.50 EUR");
    }

    @Test
    void a_last_row_that_all_before_come_to_is_looked_at_whatever_it_is_called() {
        assertThat(ReadFile.text("""
            Date,Text,Amount
            2026-01-01,Algne seis,812.40
            2026-01-05,Tea,-37.90
            2026-01-06,Rice,-12.15
            2026-01-31,Lõplik seis,762.35
            """).codes()).contains(ReadingCode.SECTION_LEFT_OUT);
        assertThat(ReadFile.text("""
            Date,Text,Amount
            2026-01-01,Opening balance,812.40
            2026-01-05,Tea,-37.90
            2026-01-06,Rice,-12.15
            2026-01-31,Lõplik seis,762.35
            """).codes()).contains(ReadingCode.SECTION_LEFT_OUT);
    }
}
