package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.RowRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like rows and is none: other tables, sums, lines that go on; and tables of other currencies. */
class PdfOtherTablesTest {
    private static final String ROWS = """
        Opening balance|||>100.00
        Closing balance|||>145.80
        Date|Description|>Amount|>Balance
        2026-03-02|Lantern shop|>-4.20|>95.80
        2026-03-05|Wages|>50.00|>145.80
        """;

    private static ReadFile read(String text) {
        return new DrawnPdf(50, 130, 430, 530).lines(text).read();
    }

    private static void assertOnlyRows(ReadFile read) {
        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -4.20 USD Lantern shop", "2026-03-05 50.00 USD Wages");
        assertThat(read.codes()).extracting(ReadingCode::weight).containsOnly(Weight.NOTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date|||>Balance\n2026-03-02|||>95.80\n2026-03-05|||>145.80",
                "Date|Activity||>Points earned\n2026-03-02|Lantern shop||>42\n2026-03-05|Wages||>500"
            })
    void days_below_the_names_of_another_table_are_no_rows(String other) {
        assertOnlyRows(read(ROWS + "Summary\n" + other));
    }

    @Test
    void days_and_amounts_of_several_tables_side_by_side_are_no_rows_where_the_balances_agree_without() {
        var read = new DrawnPdf(50, 130, 430, 530)
                .lines(ROWS + "Balances of each day\nDate|Amount|Date|Amount\n2026-03-02|95.80|2026-03-05|145.80")
                .read();

        assertOnlyRows(read);
    }

    @Test
    void rows_below_names_that_are_not_those_of_another_table_after_all_are_kept() {
        var read = read(ROWS.replace("145.80\nDate", "141.80\nDate")
                + "Summary\nDate|Activity||>Charged\n2026-03-07|Bakery|>-4.00|>141.80");

        assertThat(read.rows()).as("%s", read.reading()).hasSize(3);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_line_with_money_out_and_in_and_no_day_is_a_sum() {
        var read = new DrawnPdf(50, 130, 330, 430, 530).lines("""
            Date|Text|>Credit|>Debit|>Balance
            2026-03-01|Saldo|||>100.00
            2026-03-02|Lantern shop||>4.20
            2026-03-05|Wages|>50.00||>145.80
            ||>50.00|>4.20
            |Sum
            2026-03-31|Saldo|||>145.80
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .hasSize(2)
                .first()
                .isEqualTo("2026-03-02 -4.20 USD Lantern shop");
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("100.00 USD");
        assertThat(read.codes()).extracting(ReadingCode::weight).containsOnly(Weight.NOTES);
    }

    @Test
    void the_day_of_value_on_a_second_line_is_no_row() {
        var read = read(ROWS.replace("|Wages", "|Wages and pay")
                .replace("50.00|>145.80", "50.00|>145.80\n2026-03-06|of March"));

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void a_day_without_an_amount_is_looked_at_where_no_balance_covers_it() {
        var read = read(ROWS.replace("Closing balance|||>145.80\n", "") + "2026-03-06|of March");

        assertThat(read.codes()).contains(ReadingCode.ROWS_WITHOUT_AMOUNT);
    }

    @Test
    void the_number_of_a_page_is_no_day() {
        assertThat(read(ROWS.replace("Closing balance|||>145.80\n", "") + "1/3").codes())
                .isEmpty();
    }

    @Test
    void amounts_may_stand_before_the_texts_that_name_balances() {
        var read = new DrawnPdf(50, 110, 240, 320, 340).lines("""
            DATA|VALUTA|>DARE|>AVERE|DESCRIZIONE
            28/02/2026||>100,00||SALDO INIZIALE
            02/03/2026|28/02/2026|>4,20||PAGAMENTO BOTTEGA
            15/03/2026|15/03/2026||>250,00|BONIFICO
            31/03/2026|||>145,80|SALDO FINALE
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -4.20 USD PAGAMENTO BOTTEGA", "2026-03-15 250.00 USD BONIFICO");
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("-100.00 USD");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s Balance", "Currency: %s", "%s account"})
    void each_currency_of_a_wallet_is_an_account_of_its_own(String heading) {
        var read = read("""
            Account number: W-100200
            %s
            Date|Description|>Amount|>Balance
            |Opening balance||>USD 100.00
            2026-03-02|Changed to EUR|>-50.00|>50.00
            |Closing balance||>USD 50.00
            %s
            Date|Description|>Amount|>Balance
            |Opening balance||>EUR 0.00
            2026-03-02|Changed from USD|>46.00|>46.00
            2026-03-07|Lantern shop|>-6.00|>40.00
            |Closing balance||>EUR 40.00
            """.formatted(heading.formatted("USD"), heading.formatted("EUR")));

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.account() + " " + row.amount())
                .containsExactly("0 -50.00 USD", "1 46.00 EUR", "1 -6.00 EUR");
        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsOnly("W-100200");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void amounts_of_two_currencies_over_the_columns_are_two_accounts() {
        var read = read("""
            Date|Description|>Amount USD|>Balance USD
            2026-03-01|Lantern|>-50.00|>50.00
            2026-03-02|Changed|>-10.00|>40.00
            Date|Description|>Amount EUR|>Balance EUR
            2026-03-02|Changed|>46.00|>46.00
            2026-03-07|Lantern shop|>-6.00|>40.00
            """);

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(RowRead::account)
                .containsExactly(0, 0, 1, 1);
    }

    @Test
    void a_word_of_another_currency_among_the_rows_of_a_table_is_refused() {
        var read = read("""
            Date|Description|>Amount|>Balance
            |Opening balance||>USD 100.00
            2026-03-02|Changed|>-50.00|>50.00
            |Sum of the part||>USD 50.00
            EUR Balance
            2026-03-07|Lantern shop|>-6.00|>44.00
            """);

        assertThat(read.refusal().code()).isEqualTo(ReadingCode.CURRENCY_MIXED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "OD", "S", "DR"})
    void a_letter_behind_a_balance_says_that_it_is_below_zero(String side) {
        var read = read("""
            Date|Description|>Amount|>Balance
            2026-03-01|Balance brought forward||>100.00
            2026-03-02|Lantern shop|>-104.20|>4.20 %s
            2026-03-05|Wages|>50.00|>45.80 C
            """.formatted(side));

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Current balance", "Solde actuel", "Huidig saldo"})
    void the_balance_of_the_moment_of_printing_is_the_closing_where_it_agrees(String name) {
        var rows = "Previous balance|||>100.00\n%s|||>%s\nDate|Description|>Amount\n2026-03-02|Lantern|>-4.20";

        assertThat(read(rows.formatted(name, "95.80")).codes()).isEmpty();
        assertThat(read(rows.formatted(name, "90.80")).codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
        assertThat(read(rows.replace("|>Amount", "|>Amount|>Balance")
                                .formatted(name, "90.80")
                                .replace("-4.20", "-4.20|>95.80"))
                        .codes())
                .isEmpty();
    }
}
