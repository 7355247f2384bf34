package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.Signs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Balances that a table states beside its rows. */
class StatedBalancesTest {
    private static final String ROWS = """
        Date;Text;Amount
        05.01.2026;Rent;-800,00
        13.01.2026;Salary;700,50
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Opening balance;;1000,00                   | Closing balance;;900,50
        Saldo inicial;1.000,00                     | Saldo final;900,50
        Anfangssaldo: 1.000,00 EUR                 | Endsaldo: 900,50 EUR
        Kontostand vom 31.12.2025:;1.000,00 EUR    | Kontostand vom 13.01.2026:;900,50 EUR
        Balance brought forward;1000,00            | Balance carried forward;900,50
        Solde au 31/12/2025;1000,00                | Solde au 13/01/2026;900,50
        Saldo;31.12.2025;1000,00 €                 | Saldo;13.01.2026;900,50 €
        Initial balance;EUR;1000,00                | Ending balance;EUR;900,50
        """)
    void lines_above_and_below_the_rows_state_their_balances(String above, String below) {
        assertEnds(ReadFile.text(above + "\n\n" + ROWS + below + "\n"), "1000.00 EUR", "900.50 EUR");
    }

    @Test
    void lines_among_the_rows_state_them_too_and_are_none() {
        assertEnds(ReadFile.text("""
            Datum;Text;Betrag;Saldo
            31.12.2025;Anfangssaldo;;1.000,00
            05.01.2026;Miete;-800,00;
            13.01.2026;Gehalt;700,50;
            31.01.2026;Endsaldo;900,50;
            """), "1000.00 EUR", "900.50 EUR");
    }

    @Test
    void sums_among_the_rows_are_no_rows() {
        var read = ReadFile.text("""
            Date;Text;Debit;Credit
            Opening balance;;;1000,00
            05.01.2026;Rent;800,00;
            Total;;800,00;0,00
            13.01.2026;Salary;;700,50
            Total;;800,00;700,50
            Closing balance;;;900,50
            """);

        assertThat(read.lines()).containsExactly("2026-01-05 -800.00 EUR Rent", "2026-01-13 700.50 EUR Salary");
        assertEnds(read, "1000.00 EUR", "900.50 EUR");
    }

    @Test
    void a_balance_in_the_column_of_money_out_is_below_zero() {
        assertEnds(ReadFile.text("""
            Date;Text;Debit;Credit
            Opening balance;;100,00;
            05.01.2026;Rent;800,00;
            """), "-100.00 EUR", null);
    }

    @Test
    void names_may_stand_over_their_amounts() {
        assertEnds(
                ReadFile.text("Account;Opening balance;Closing balance\nX-1;1000,00;900,50\n\n" + ROWS),
                "1000.00 EUR",
                "900.50 EUR");
    }

    @Test
    void the_newest_row_may_come_first() {
        assertEnds(ReadFile.text("""
            Closing balance;900,50
            Date;Text;Amount
            13.01.2026;Salary;700,50
            05.01.2026;Rent;-800,00
            Opening balance;1000,00
            """), "1000.00 EUR", "900.50 EUR");
    }

    @Test
    void of_pages_that_each_begin_and_end_with_a_balance_the_first_and_the_last_count() {
        assertEnds(ReadFile.text("""
            Date;Text;Amount
            Balance brought forward;;1000,00
            05.01.2026;Rent;-800,00
            Balance carried forward;;200,00
            Date;Text;Amount
            Balance brought forward;;200,00
            13.01.2026;Salary;700,50
            Balance carried forward;;900,50
            """), "1000.00 EUR", "900.50 EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Available balance;900,50", "Saldo disponible: 900,50 EUR", "Verfügbarer Saldo;;900,50"})
    void what_is_available_is_no_balance(String line) {
        var read = ReadFile.text("Opening balance;1000,00\n" + ROWS + line + "\n");

        assertEnds(read, "1000.00 EUR", null);
    }

    @Test
    void balances_without_a_place_count_where_they_agree_with_the_rows_in_one_way_only() {
        assertEnds(ReadFile.text("Balance;1000,00\nBalance;900,50\n" + ROWS), "1000.00 EUR", "900.50 EUR");
        assertEnds(ReadFile.text("Balance;900,50\n" + ROWS + "Opening balance;1000,00\n"), "1000.00 EUR", "900.50 EUR");

        var open = ReadFile.text("Balance;1000,00\nBalance;900,51\n" + ROWS);
        assertEnds(open, null, null);
        assertThat(open.codes()).contains(ReadingCode.CLOSING_NOT_COUNTED);
        // 1000.00 to 900.50, or 900.50 to 801.00
        assertEnds(ReadFile.text("Balance;1000,00\nBalance;900,50\nBalance;801,00\n" + ROWS), null, null);
    }

    @Test
    void a_balance_of_a_later_day_counts_only_within_the_period_of_the_file() {
        var current = "Kontostand vom 31.01.2026:;900,50 EUR\n";

        assertEnds(ReadFile.text(current + ROWS), null, null);
        assertEnds(ReadFile.text("Zeitraum:;01.01.2026 - 31.01.2026\n" + current + ROWS), null, "900.50 EUR");
        assertEnds(ReadFile.text("Zeitraum:;01.01.2026 - 30.01.2026\n" + current + ROWS), null, null);
        assertEnds(ReadFile.text("Aktueller Kontostand;900,50 EUR\n" + ROWS), null, null);
        assertEnds(ReadFile.text("Kontostand vom 13.01.2026:;900,50 EUR\n" + ROWS), null, "900.50 EUR");
    }

    @Test
    void a_stated_balance_that_does_not_agree_stays_stated() {
        assertEnds(
                ReadFile.text("Opening balance;1000,00\n" + ROWS + "Closing balance;900,51\n"),
                "1000.00 EUR",
                "900.51 EUR");
    }

    @Test
    void what_is_owed_is_negative_before_and_after_the_rows_too() {
        var read = ReadFile.text("Opening balance;100,00\n" + ROWS + "Closing balance;0,50\n", null, Signs.INVERTED);

        assertEnds(read, "-100.00 EUR", "-0.50 EUR");
    }

    @Test
    void a_balance_in_another_currency_is_not_counted() {
        assertEnds(ReadFile.text("Opening balance;1000,00 USD\n" + ROWS), null, null);
    }

    @Test
    void of_several_accounts_in_a_table_nobody_knows_whose_the_balance_is() {
        var read = ReadFile.text("""
            Opening balance,1000.00
            Account,Date,Text,Amount
            DE89,2026-01-04,a,-1.00
            DE90,2026-01-04,b,-1.00
            """);

        assertThat(read.read().accounts())
                .hasSize(2)
                .extracting(FileAccount::statedOpening)
                .containsOnlyNulls();
    }

    @Test
    void a_shop_or_a_transfer_may_be_called_like_a_sum_or_a_balance() {
        var read = ReadFile.text("""
            Datum;Text;Betrag
            05.01.2026;Total;-60,00
            06.01.2026;Übertrag;-100,00
            07.01.2026;Balance Yoga Studio;-20,00
            """);

        assertThat(read.rows()).hasSize(3);
        assertThat(read.codes()).isEmpty();
    }

    private static void assertEnds(ReadFile read, @Nullable String opening, @Nullable String closing) {
        assertThat(read.read().accounts())
                .extracting(account -> account.statedOpening() + " to " + account.statedClosing())
                .containsExactly(opening + " to " + closing);
        assertThat(read.rows()).hasSizeBetween(1, 2);
    }
}
