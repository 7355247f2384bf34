package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside a table, or goes on below it, and is none of its rows. */
class PdfBesideTest {
    @Test
    void a_box_right_of_a_table_gives_its_balances_and_no_words_to_rows() {
        var read = new DrawnPdf(50, 90, 330, 400, 430).lines("""
            Date|Description|>Amount|>Balance|02 Mar 2026 - 31 Mar 2026
            2 Mar|Start balance||>100.00|Start balance is £100.00
            4 Mar|Lantern|>-3.00|>97.00|Money out in March £8.00
            5 Mar|Wages|>50.00|>147.00|Money in this March £50.00
            6 Mar|Kiosk|>-5.00|>142.00|Limit of £85,000 for all
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-04 -3.00 GBP Lantern", "2026-03-05 50.00 GBP Wages", "2026-03-06 -5.00 GBP Kiosk");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    @Test
    void texts_right_of_amounts_are_those_of_the_rows_where_these_have_no_other() {
        var read = new DrawnPdf(50, 180, 250, 330)
                .lines("""
                    Date|>Amount|>Balance|
                    2026-03-02|>-3.00|>97.00|Lantern of the old town
                    |||and of the new one
                    2026-03-05|>50.00|>147.00|Wages for the month
                    2026-03-06|>-7.00|>140.00|Rice from the market
                    """)
                .gap(40)
                .line("", "", "", "Page 1 of 1")
                .read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-02 -3.00 USD Lantern of the old town and of the new one",
                        "2026-03-05 50.00 USD Wages for the month",
                        "2026-03-06 -7.00 USD Rice from the market");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void notes_on_the_lines_of_rows_state_no_balances() {
        var read = new DrawnPdf(50, 130, 330, 420).lines("""
            Date|Description|>Amount|
            2026-03-02|Lantern|>-3.00|opening balance 500.00
            2026-03-05|Wages|>50.00|salary for March
            2026-03-06|Rice|>-7.00|closing balance 540.00
            |of the market||
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-02 -3.00 USD Lantern opening balance 500.00",
                        "2026-03-05 50.00 USD Wages salary for March",
                        "2026-03-06 -7.00 USD Rice closing balance 540.00 of the market");
        assertThat(read.read().accounts().getFirst().statedOpening()).isNull();
        assertThat(read.read().accounts().getFirst().statedClosing()).isNull();
    }

    @Test
    void a_column_without_a_name_may_stand_left_of_the_days_and_have_several_lines_a_row() {
        var read = new DrawnPdf(50, 180, 250, 430, 530).lines("""
            |Date|Description|>Amount|>Balance
            Card payment|2026-03-02|Lantern|>-3.00|>97.00
            Bank transfer|2026-03-05|Wages|>50.00|>147.00
            Card payment|2026-03-06|Rice|>-7.00|>140.00
            """).read();
        var wrapped = new DrawnPdf(50, 130, 330, 420).lines("""
            Date|Description|>Amount|
            2026-03-02|Lantern|>-3.00|refund agreed with
            |||the shop keeper
            2026-03-05|Wages|>50.00|salary for March
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-02 -3.00 USD Card payment Lantern",
                        "2026-03-05 50.00 USD Bank transfer Wages",
                        "2026-03-06 -7.00 USD Card payment Rice");
        assertThat(wrapped.lines())
                .as("%s", wrapped.reading())
                .containsExactly(
                        "2026-03-02 -3.00 USD Lantern refund agreed with the shop keeper",
                        "2026-03-05 50.00 USD Wages salary for March");
    }

    @Test
    void a_box_whose_lines_stand_between_those_of_rows_is_none_of_these() {
        var read = new DrawnPdf(50, 130, 330, 420)
                .lines("""
                    Date|Description|>Amount|
                    2026-03-02|Lantern|>-3.00|Opening balance 100.00
                    """)
                .gap(-7)
                .lines("""
                    |||Money out this month 10.00
                    """)
                .gap(-7)
                .lines("""
                    2026-03-05|Wages|>50.00|
                    |||Money in this month 50.00
                    2026-03-06|Rice|>-7.00|
                    |||Closing balance 140.00
                    """)
                .read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-02 -3.00 USD Lantern", "2026-03-05 50.00 USD Wages", "2026-03-06 -7.00 USD Rice");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_box_left_of_a_table_is_read_before_it() {
        var read = new DrawnPdf(50, 220, 270, 540).lines("""
            Statement period|||
            Feb. 15, 2026 - Mar. 14, 2026|||
            Customer number: 5191 2304|DATE|DESCRIPTION|>AMOUNT
            Opening balance $100.00|Feb. 20|Lantern|>-3.00
            Payments of the month $8.00|Feb. 21|Wages|>50.00
            Closing balance $142.00|Mar. 1|Kiosk|>-5.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-02-20 -3.00 USD Lantern", "2026-02-21 50.00 USD Wages", "2026-03-01 -5.00 USD Kiosk");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void of_two_tables_side_by_side_with_other_columns_each_has_its_rows() {
        var read = new DrawnPdf(50, 110, 270, 320, 380, 480, 540).lines("""
            Opening balance $100.00||||||
            Date|Description|>Amount|Date|Merchant|>US$|>Amount
            2026-03-02|Lantern|>-3.00|2026-03-05|Opera|>4.00|>-5.00
            2026-03-03|Wages|>50.00|2026-03-06|Museum|>6.00|>-7.00
            2026-03-04|Kiosk|>-2.00|2026-03-07|Ferry|>1.00|>-1.00
            Closing balance $132.00||||||
            """).read();

        assertThat(read.lines()).as("%s", read.reading()).hasSize(6).first().isEqualTo("2026-03-02 -3.00 USD Lantern");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_sentence_with_an_amount_below_the_rows_is_none() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Date|Description|>Amount|>Balance
            2026-03-02|Lantern|>-3.00|>97.00
            2026-03-05|Wages|>50.00|>147.00
            Deposits of all who hold an account are kept safe by the fund that banks pay into up to $85,000
            """).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_row_without_a_day_has_that_of_the_balance_carried_to_its_page() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Details|>Amount|>Balance
            26 Mar 2026|Lantern|>-3.00|>97.00
            """).page().lines("""
                Date|Details|>Amount|>Balance
                26 Mar 2026|Balance brought forward||>97.00
                |Fee for the
                |transfer|>-5.00|>92.00
                27 Mar 2026|Wages|>50.00|>142.00
                |Closing balance||>142.00
                """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-26 -3.00 USD Lantern",
                        "2026-03-26 -5.00 USD Fee for the transfer",
                        "2026-03-27 50.00 USD Wages");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Overdraft limit|>500.00|", "Interest paid this year|>5.00|", "Interest|>5.00|>102.00"})
    void an_amount_without_a_day_below_the_closing_balance_is_no_row(String line) {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Date|Description|>Amount|>Balance
            2026-03-01|Opening balance||>100.00
            2026-03-02|Lantern|>-3.00|>97.00
            2026-03-31|Closing balance||>97.00
            |%s
            """.formatted(line)).read();

        assertThat(read.lines()).as("%s", read.reading()).containsExactly("2026-03-02 -3.00 USD Lantern");
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void one_below_the_opening_balance_is_a_row_where_the_balances_agree_with_it_alone() {
        var statement = """
            Date|Description|>Amount|>Balance
            2026-03-01|Opening balance||>100.00
            |Interest of March|>4.50|
            2026-03-02|Lantern|>-3.00|>%s
            2026-03-31|Closing balance||>%s
            """;
        var without = new DrawnPdf(50, 130, 430, 530)
                .lines(statement.formatted("97.00", "97.00"))
                .read();
        var with = new DrawnPdf(50, 130, 430, 530)
                .lines(statement.formatted("101.50", "101.50"))
                .read();

        assertThat(without.lines()).as("%s", without.reading()).containsExactly("2026-03-02 -3.00 USD Lantern");
        assertThat(without.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
        assertThat(with.lines())
                .as("%s", with.reading())
                .containsExactly("2026-03-01 4.50 USD Interest of March", "2026-03-02 -3.00 USD Lantern");
        assertThat(with.codes()).isEmpty();
    }

    @Test
    void a_text_below_the_opening_balance_is_no_row() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Date|Description|>Amount|>Balance
            2026-03-01|Opening balance||>100.00
            |as on your last statement||
            2026-03-02|Lantern|>-3.00|>97.00
            """).read();

        assertThat(read.lines()).as("%s", read.reading()).containsExactly("2026-03-02 -3.00 USD Lantern");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void balances_stand_below_their_names_too() {
        var read = new DrawnPdf(50, 130, 300, 430, 530)
                .lines("""
                    Product|>|>Opening balance|>Money out|>Closing balance
                    """)
                .gap(6)
                .lines("""
                    Everyday|>|>100.00|>8.00|>142.00
                    Date|Description||>Amount|
                    2026-03-02|Lantern||>-3.00|
                    2026-03-05|Wages||>50.00|
                    2026-03-06|Kiosk||>-5.00|
                    """)
                .read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(3);
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN, ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void rows_that_were_undone_are_none_of_the_account() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Opening balance|||>100.00
            Closing balance|||>147.00
            Date|Description|>Amount|>Balance
            2026-03-02|Lantern|>-3.00|>97.00
            2026-03-05|Wages|>50.00|>147.00
            Reverted from 1 March 2026 to 31 March 2026
            Date|Description|>Amount|
            2026-03-04|Hotel|>-25.00|
            """).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void an_iban_and_the_number_in_it_are_one_account() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Kontonummer 81204005|||
            IBAN: DE44 6229 0110 0081 2040 05|||
            Anfangssaldo|||>100,00
            Datum|Text|>Betrag|>Saldo
            02.03.2026|Laterne|>-3,00|>97,00
            """).page().lines("""
                Kontonummer 81204005|||
                IBAN: DE44 6229 0110 0081 2040 05|||
                Datum|Text|>Betrag|>Saldo
                05.03.2026|Lohn|>50,00|>147,00
                Endsaldo|||>147,00
                """).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.read().accounts()).extracting(FileAccount::identifier).hasSize(1);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void rows_of_a_second_card_belong_to_the_account_whose_balances_prove_them() {
        var read = new DrawnPdf(50, 130, 500).lines("""
            Credit card statement
            Account number ending in 4100||
            Previous balance||>$310.00
            New balance||>$265.40
            Minimum payment due||>$25.00
            Post Date|Description|>Amount
            02/09/2026|PAYMENT THANK YOU|>-$150.00
            02/14/2026|BOOK CORNER|>$15.40
            Card ending in 7722||
            Post Date|Description|>Amount
            02/21/2026|GARDEN INN|>$90.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-02-09 150.00 USD PAYMENT THANK YOU",
                        "2026-02-14 -15.40 USD BOOK CORNER",
                        "2026-02-21 -90.00 USD GARDEN INN");
        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_column_of_fees_holds_no_balances() {
        var read = new DrawnPdf(50, 130, 400, 460, 530).lines("""
            Opening balance||||>100.00
            Date|Description|>Gross|>Fee|>Net
            2026-03-02|Lantern|>-3.00|>0.00|>-3.00
            2026-03-05|Wages|>52.00|>-2.00|>50.00
            Closing balance||||>147.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -3.00 USD Lantern 0.00", "2026-03-05 50.00 USD Wages -2.00");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }
}
