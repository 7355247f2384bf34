package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.RowRead;
import io.financereport.test.Gen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that stand one below the other in one file. */
class TableSectionsTest {
    @Test
    void each_account_below_the_other_is_one_of_the_file() {
        var read = ReadFile.text("""
            Account number: 11112222
            Opening balance;;100,00
            Date;Text;Amount
            13.01.2026;Tea;-2,50
            Closing balance;;97,50

            Account number: 33334444
            Opening balance;;10,00
            Date;Text;Amount
            14.01.2026;Rent;-8,00
            15.01.2026;Salary;20,00
            Closing balance;;22,00
            """);

        assertThat(accounts(read)).containsExactly("11112222 100.00 EUR 97.50 EUR", "33334444 10.00 EUR 22.00 EUR");
        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 1 BOOKED Rent", "3 1 BOOKED Salary");
        assertThat(flags(read)).isEmpty();
    }

    @Test
    void accounts_may_have_columns_of_their_own_and_an_iban_without_a_word() {
        var read = ReadFile.text("""
            DE89 3704 0044 0532 0130 00
            Date;Text;Amount
            13.01.2026;Tea;-2,50

            GB29 NWBK 6016 1331 9268 19
            Text;Date;Debit;Credit
            Rent;14.01.2026;8,00;
            Salary;15.01.2026;;20,00
            """);

        assertThat(accounts(read))
                .containsExactly("DE89370400440532013000 null null", "GB29NWBK60161331926819 null null");
        assertThat(read.lines())
                .containsExactly(
                        "2026-01-13 -2.50 EUR Tea", "2026-01-14 -8.00 EUR Rent", "2026-01-15 20.00 EUR Salary");
        assertThat(read.read().tables())
                .extracting(table -> table.layout().names())
                .containsExactly(List.of("Date", "Text", "Amount"), List.of("Text", "Date", "Debit", "Credit"));
        assertThat(flags(read)).isEmpty();
    }

    @Test
    void a_table_of_pending_rows_does_not_post() {
        var read = ReadFile.text("""
            Date;Text;Amount
            13.01.2026;Tea;-2,50

            Pending transactions
            Date;Merchant;Amount
            14.01.2026;Shop;-9,00
            """);

        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 0 PENDING Shop");
        assertThat(read.read().rows()).isEqualTo(1);
        assertThat(flags(read)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Datum;Text;Betrag\n"})
    void headings_say_which_rows_are_booked_with_and_without_the_names_of_columns(String names) {
        var read = ReadFile.text("""
            Vorgemerkte Umsätze
            Datum;Text;Betrag
            14.01.2026;Laden;-9,00
            Gebuchte Umsätze
            %s13.01.2026;Tee;-2,50
            12.01.2026;Miete;-8,00
            """.formatted(names));

        assertThat(rows(read)).containsExactly("1 0 PENDING Laden", "2 0 BOOKED Tee", "3 0 BOOKED Miete");
        assertThat(flags(read)).isEmpty();
    }

    @Test
    void the_names_of_the_columns_once_more_are_the_next_page() {
        var read = ReadFile.text("""
            Statement of account 11112222
            Page 1 of 2
            Date;Text;Amount
            13.01.2026;Tea;-2,50
            Total;;-2,50
            Statement of account 11112222
            Page 2 of 2
            Date;Text;Amount
            14.01.2026;Rent;-8,00
            """);

        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 0 BOOKED Rent");
        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.read().tables()).hasSize(1);
        assertThat(flags(read)).isEmpty();
    }

    @Test
    void below_a_title_that_names_no_account_somebody_looks_whose_rows_they_are() {
        var read = ReadFile.text("""
            Current account
            Date;Text;Amount
            13.01.2026;Tea;-2,50

            Savings account
            Date;Text;Amount
            14.01.2026;Interest;8,00
            """);

        assertThat(read.rows()).hasSize(2);
        assertThat(flags(read)).containsExactly(ReadingCode.TABLE_WITHOUT_ACCOUNT);
    }

    @Test
    void another_table_without_an_account_is_not_mixed_with_the_one_above() {
        var read = ReadFile.text("""
            Date;Text;Amount
            13.01.2026;Tea;-2,50

            Date;Fund;Units;Amount
            14.01.2026;World;3;-8,00
            """);

        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 1 BOOKED World");
        assertThat(flags(read)).contains(ReadingCode.TABLE_WITHOUT_ACCOUNT);
    }

    @Test
    void a_table_of_days_without_amounts_is_left_out_and_said() {
        var read = ReadFile.text("""
            Date;Text;Amount
            13.01.2026;Tea;-2,50

            Date;Currency;Rate
            14.01.2026;USD;1,08
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea");
        assertThat(flags(read)).containsExactly(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void rows_above_the_names_of_columns_are_left_out_and_said() {
        var read = ReadFile.text("""
            Wann;Wo;Wieviel
            14.01.2026;Laden;-9,00
            15.01.2026;Laden;-8,00

            Datum;Text;Betrag
            13.01.2026;Tee;-2,50
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tee");
        assertThat(flags(read)).containsExactly(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void an_account_that_is_named_again_goes_on() {
        var read = ReadFile.text("""
            Account number: 11112222
            Opening balance;;100,00
            Date;Text;Amount
            13.01.2026;Tea;-2,50
            Account number: 33334444
            Date;Text;Amount
            14.01.2026;Rent;-8,00
            Account number: 11112222
            Date;Text;Amount
            15.01.2026;Tea;-2,50
            Closing balance;;95,00
            """);

        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 1 BOOKED Rent", "3 0 BOOKED Tea");
        assertThat(accounts(read)).containsExactly("11112222 100.00 EUR 95.00 EUR", "33334444 null null");
    }

    @Test
    void an_account_without_rows_is_said() {
        var read = ReadFile.text("""
            Account number: 11112222
            Date;Text;Amount
            No transactions
            Account number: 33334444
            Date;Text;Amount
            14.01.2026;Rent;-8,00
            """);

        assertThat(accounts(read)).containsExactly("33334444 null null");
        assertThat(read.codes()).contains(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void what_one_table_proves_of_dates_and_decimals_holds_for_all() {
        var read = ReadFile.text("""
            Account number: 11112222
            Date;Text;Amount
            01/02/2026;Tea;-1.234
            Account number: 33334444
            Date;Text;Amount
            13/02/2026;Rent;-8,50
            """);

        assertThat(read.lines()).containsExactly("2026-02-01 -1234.00 EUR Tea", "2026-02-13 -8.50 EUR Rent");
    }

    @Test
    void two_lines_of_names_are_one_table() {
        var read = ReadFile.text("Datum;Text;Betrag\nDate;Description;Amount\n13.01.2026;Tea;-2,50\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea");
        assertThat(flags(read)).isEmpty();
    }

    @Test
    void names_in_two_lines_may_stand_again_on_the_next_page() {
        var read = ReadFile.text("""
            Date;;Amount;
            ;Text;Debit;Credit
            13.01.2026;Tea;2,50;
            Date;;Amount;
            ;Text;Debit;Credit
            14.01.2026;Pay;;8,00
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-14 8.00 EUR Pay");
        assertThat(flags(read)).isEmpty();
    }

    @Test
    void rows_of_tables_cut_anywhere_are_those_of_the_tables_alone() {
        Gen.check(100, gen -> {
            var file = new StringBuilder();
            var count = gen.between(2, 5);
            var rows = 0;
            for (int i = 0; i < count; i++) {
                file.append("Account number: 1000").append(i).append("\n\nDate;Text;Amount\n");
                var here = gen.between(1, 4);
                for (int row = 0; row < here; row++) {
                    file.append("13.01.2026;Row of ").append(i).append(";-1,00\n");
                }
                rows += here;
                file.append(gen.oneOf("", "\n", "Total;;1,00\n", "Printed by the bank\n"));
            }

            var read = ReadFile.text(file.toString());

            assertThat(read.read().accounts()).hasSize(count);
            assertThat(read.rows())
                    .hasSize(rows)
                    .allSatisfy(row -> assertThat(row.description()).isEqualTo("Row of " + row.account()));
        });
    }

    @Test
    void a_line_of_another_account_among_the_rows_is_not_passed_over() {
        for (String line : List.of("Konto: 9876543210", "IBAN;DE02120300000000202051", "Account number: 33334444")) {
            var read = ReadFile.text("IBAN;DE89370400440532013000\nDatum;Text;Betrag\n13.01.2026;Tee;-2,50\n" + line
                    + "\n14.01.2026;Miete;-8,00\n");

            assertThat(flags(read)).as(line).containsExactly(ReadingCode.TABLE_WITHOUT_ACCOUNT);
        }
        assertThat(flags(ReadFile.text("""
            IBAN;DE89370400440532013000
            Datum;Text;Betrag
            13.01.2026;Tee;-2,50
            IBAN;DE89370400440532013000
            14.01.2026;Miete;-8,00
            ;Konto: 9876543210;
            15.01.2026;Miete;-8,00
            """))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "pending payment"})
    void a_text_that_may_go_on_in_the_next_line_is_no_heading_and_somebody_looks(String text) {
        for (String names : List.of("", "Date,Text,Amount\n")) {
            var read = ReadFile.text(
                    "Date,Text,Amount\n2026-01-13,Tea,-2.50\n," + text + ",\n" + names + "2026-01-12,Pay,20.00\n");

            assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 0 BOOKED Pay");
            assertThat(flags(read)).isNotEmpty();
        }
    }

    @Test
    void names_of_columns_that_nobody_knows_are_not_passed_over() {
        var read = ReadFile.text("""
            Date,Text,Amount
            2026-01-13,Tea,-2.50
            2026-01-12,Pay,20.00

            Date,Category,Turnover so far
            2026-01-31,Food,-2.50
            """);

        assertThat(flags(read)).containsExactly(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void below_pending_rows_names_without_a_heading_are_not_taken_for_pending_in_silence() {
        var read = ReadFile.text("""
            Date,Text,Amount
            2026-01-13,Tea,-2.50
            Pending transactions
            Date,Text,Amount
            2026-01-15,Hotel,-100.00

            Date,Text,Amount
            2026-01-11,Book,-9.00
            """);

        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 0 PENDING Hotel", "3 0 PENDING Book");
        assertThat(flags(read)).containsExactly(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void an_account_that_a_sentence_speaks_of_does_not_take_the_rows_of_the_next_page() {
        var read = ReadFile.text("""
            Date;Text;Amount
            13.01.2026;Tea;-2,50

            Please use from now on our new account 99887766 for payments
            Date;Text;Amount
            14.01.2026;Rent;-8,00
            """);

        assertThat(rows(read)).containsExactly("1 0 BOOKED Tea", "2 0 BOOKED Rent");
        assertThat(flags(read)).containsExactly(ReadingCode.TABLE_WITHOUT_ACCOUNT);
    }

    @Test
    void what_is_owed_on_one_account_is_no_debt_of_another() {
        var read = ReadFile.text("""
            Account number: 11112222
            Date,Text,Debit,Credit,Balance
            2026-01-05,Shop,80.00,,920.00
            2026-01-07,Pay,,30.00,950.00
            Account number: 33334444
            Date,Text,Debit,Credit,Balance
            2026-01-05,Shop,80.00,,330.00
            2026-01-07,Shoes,30.00,,360.00
            2026-01-09,Payment,,250.00,110.00
            """);

        assertThat(read.read().accounts())
                .extracting(FileAccount::kind)
                .containsExactly(AccountKind.ASSET, AccountKind.LIABILITY);
    }

    private static List<String> accounts(ReadFile read) {
        return read.read().accounts().stream()
                .map(account -> account.identifier() + " " + account.statedOpening() + " " + account.statedClosing())
                .toList();
    }

    private static List<String> rows(ReadFile read) {
        return read.rows().stream().map(TableSectionsTest::row).toList();
    }

    private static String row(RowRead row) {
        return row.ordinal() + " " + row.account() + " " + row.standing() + " " + row.description();
    }

    private static List<ReadingCode> flags(ReadFile read) {
        return read.read().problems().stream()
                .map(ReadingProblem::code)
                .filter(code -> code.weight() == Weight.REVIEWS && code != ReadingCode.SIGN_UNKNOWN)
                .toList();
    }
}
