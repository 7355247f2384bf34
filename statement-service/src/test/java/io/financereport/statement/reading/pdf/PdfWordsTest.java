package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks of several countries call their balances and columns. */
class PdfWordsTest {
    private static DrawnPdf drawn(String text) {
        return new DrawnPdf(50, 110, 170, 500).lines(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Opening balance on March 1, 2026|Ending balance on March 9, 2026",
                "Opening balance on 1 March 2026|Closing balance on 9 March 2026",
                "Your opening balance|Your closing balance",
                "Dein alter Kontostand|Dein neuer Kontostand",
                "Opening balance as of 03/01/2026:|Closing balance as of 03/09/2026:",
                "Kontostand am 01.03.2026|Kontostand am 09.03.2026 um 20:00 Uhr",
                "Alter Kontostand vom 28.02.2026|Neuer Kontostand vom 09.03.2026",
                "Anfangsbestand|Endbestand",
                "SOLDE CREDITEUR AU 28/02/2026|SOLDE CREDITEUR AU 09/03/2026",
                "ANCIEN SOLDE|NOUVEAU SOLDE",
                "Solde en début de période|Solde en fin de période",
                "SALDO ANTERIOR|SALDO ACTUAL",
                "SALDO INIZIALE|SALDO FINALE",
                "Saldo al 28/02/2026|Saldo al 09/03/2026",
                "BEGINSALDO|EINDSALDO",
                "Saldo inicial|Saldo de fecho",
                "Saldo anterior|Novo saldo",
                "Ingående saldo|Utgående saldo",
                "Forrige saldo|Ny saldo",
                "Alkusaldo|Loppusaldo",
                "Balance on 28 February 2026|Balance on 9 March 2026"
            })
    void the_balance_before_and_after_the_rows_is_known_by_its_name(String before, String after) {
        var read = drawn("""
            Date|Value date|Description|>Amount
            ||%s|>1,250.00
            2026-03-02|2026-03-02|Bakery|>-4.20
            2026-03-05|2026-03-05|Wages|>100.00
            ||%s|>1,345.80
            """.formatted(before, after)).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -4.20 USD Bakery", "2026-03-05 100.00 USD Wages");
        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("1250.00 USD");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("1345.80 USD");
    }

    @Test
    void a_balance_with_a_day_of_its_own_is_no_row() {
        var read = drawn("""
            Datum||Erläuterung|>Betrag EUR
            27.02.2026||Kontostand am 27.02.2026|>250,00
            03.03.2026||Lastschrift|>-45,99
            04.03.2026||Saldo do dia|>204,01
            16.03.2026||Gutschrift|>100,00
            ||Kontostand am 31.03.2026|>304,01
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-03 -45.99 EUR Lastschrift", "2026-03-16 100.00 EUR Gutschrift");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOLDE DEBITEUR AU 31/12/2025", "Saldo deudor a 31/12/2025"})
    void a_balance_that_its_name_says_is_below_zero_has_no_sign(String before) {
        var read = drawn("""
            ||%s|>250,00
            Date||Libellé|>Montant EUR
            02/01/2026||PRLV|>-45,99
            15/01/2026||VIR|>400,00
            ||Nouveau solde|>104,01
            """.formatted(before)).read();

        assertThat(read.codes()).as("%s", read.reading()).isEmpty();
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("-250.00 EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Suma Foods", "Summa Books", "Razem Cafe", "Sous-total Bar"})
    void a_shop_that_is_called_like_a_sum_is_a_row(String shop) {
        var read = drawn("""
            Opening balance|||>100.00
            Date|Value date|Description|>Amount
            2026-03-02|2026-03-02|%s|>-4.20
            2026-03-05|2026-03-05|Wages|>100.00
            """.formatted(shop)).read();

        assertThat(read.lines()).as("%s", read.reading()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bu-Tag|Wert|Vorgang|", "Buchung|Wert|Vorgang|>Betrag EUR", "Buchung|Valuta|Vorgang|>Betrag EUR"
            })
    void days_below_a_name_make_a_column_of_days_and_amounts_below_none_one_of_amounts(String header) {
        var read = drawn("""
            Währung: EUR
            %s
            ||alter Kontostand vom 31.12.2025|>2.000,00 H
            02.01.|02.01.|Lastschrift|>145,99 S
            ||WASSERWERK
            07.01.|08.01.|Gutschrift|>100,00 H
            ||neuer Kontostand vom 30.01.2026|>1.954,01 H
            """.formatted(header)).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-01-02 -145.99 EUR Lastschrift WASSERWERK", "2026-01-07 100.00 EUR Gutschrift");
        assertThat(read.rows().getLast().valueOn()).hasToString("2026-01-08");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    @Test
    void names_of_two_columns_of_days_may_be_cut_short() {
        var read = drawn("""
            Credit card statement
            Statement date 02/28/2026|||
            Trans|Post|Description|>Amount
            02/03|02/04|BOOK CORNER|>$15.40
            02/20|02/21|GARDEN INN|>$90.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-02-04 -15.40 USD BOOK CORNER", "2026-02-21 -90.00 USD GARDEN INN");
        assertThat(read.rows().getFirst().valueOn()).hasToString("2026-02-03");
    }

    @Test
    void two_rows_whose_balances_follow_are_proven() {
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Date|Description|>Amount|>Balance
            2026-03-02|Bakery|>-4.20|>95.80
            2026-03-05|Wages|>100.00|>195.80
            """).read();

        assertThat(read.codes()).as("%s", read.reading()).isEmpty();
    }

    @Test
    void one_row_whose_balance_is_the_closing_one_is_not_proven() {
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Closing balance|||>95.80
            Date|Description|>Amount|>Balance
            2026-03-02|Bakery|>-4.20|>95.80
            """).read();

        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_first_row_whose_sign_no_balance_tells_is_shown_to_a_person() {
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Date|Description|>Amount|>Balance
            2026-03-02|Bakery|>4.20|>95.80
            2026-03-05|Wages|>100.00 CR|>195.80
            """).read();

        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(Dr)|(Cr)", " (DR)| (CR)", " Dr.| Cr."})
    void the_side_behind_an_amount_may_stand_in_parentheses_or_have_a_point(String sides) {
        var out = sides.substring(0, sides.indexOf('|'));
        var in = sides.substring(sides.indexOf('|') + 1);
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Date|Narration|>Withdrawal (Dr)/ Deposit (Cr)|>Balance
            |Opening balance||>100.00%2$s
            2026-03-02|Lantern shop|>4.20%1$s|>95.80%2$s
            2026-03-05|Wages|>50.00%2$s|>145.80%2$s
            """.formatted(out, in)).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -4.20 USD Lantern shop", "2026-03-05 50.00 USD Wages");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void payments_and_credits_over_the_texts_are_no_column_of_credits() {
        var read = new DrawnPdf(50, 130, 300, 530).lines("""
            Date|PAYMENTS AND CREDITS|Merchant|>Amount
            2026-03-02|Two large old lamps of 7.20 each|Lantern|>-4.20
            2026-03-05|Wages|Harbour|>50.00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.amount().toString())
                .containsExactly("-4.20 USD", "50.00 USD");
    }

    @Test
    void the_initial_of_a_name_behind_an_amount_is_no_side() {
        var read = new DrawnPdf(50, 130, 136, 530).lines("""
            Statement period 1 Mar 2026 to 31 Mar 2026
            Opening balance|||>100.00
            Date|>Amount|Description|>Balance
            02 Mar 2026|>-3.00|C Lantern|>97.00
            03 Mar 2026|>50.00|D Smith|>147.00
            """).read();

        assertThat(read.lines()).containsExactly("2026-03-02 -3.00 USD C Lantern", "2026-03-03 50.00 USD D Smith");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }
}
