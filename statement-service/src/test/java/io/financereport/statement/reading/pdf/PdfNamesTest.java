package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of columns on several lines, days below days, and what stands close to amounts. */
class PdfNamesTest {
    @Test
    void names_on_two_lines_tell_the_day_of_booking_from_that_of_the_sale() {
        var read = new DrawnPdf(50, 130, 210, 500).lines("""
            Credit card statement
            Statement date 02/28/2026|||
            Trans.|Post||
            date|date|Description|>Amount
            02/03|02/04|BOOK CORNER|>$15.40
            02/19|02/21|GARDEN INN|>$90.00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.valueOn())
                .containsExactly("2026-02-04 2026-02-03", "2026-02-21 2026-02-19");
        assertThat(read.codes()).doesNotContain(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void names_of_narrow_columns_stand_close_on_the_second_line() {
        var read = new DrawnPdf(50, 98, 160, 500).lines("""
            Saldo iniziale|||>100,00
            Data|Data|Descrizione|>Importo
            operazione|valuta||
            02.03.2026|28.02.2026|Lanterna|>-3,00
            05.03.2026|06.03.2026|Stipendio|>50,00
            Saldo finale|||>147,00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.valueOn())
                .containsExactly("2026-03-02 2026-02-28", "2026-03-05 2026-03-06");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03, true", "2026-03-02, false"})
    void two_columns_that_are_both_called_date_are_looked_at_where_they_differ(LocalDate other, boolean isLookedAt) {
        var read =
                new DrawnPdf(50, 130, 210, 430, 530).lines("""
                    Date|Date|Description|>Amount|>Balance
                    2026-03-02|%s|Lantern|>-3.00|>97.00
                    2026-03-05|2026-03-05|Wages|>50.00|>147.00
                    """.formatted(other)).read();

        assertThat(read.rows().getFirst().bookedOn()).as("%s", read.reading()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(read.codes().contains(ReadingCode.COLUMNS_INFERRED)).isEqualTo(isLookedAt);
    }

    @Test
    void years_and_a_name_that_is_a_columns_too_are_no_names_of_columns() {
        var read = new DrawnPdf(50, 100, 150, 460, 530).lines("""
            Kontoauszug vom 15.12.2025 bis 15.01.2026||||
            Alter Saldo||||>EUR + 100,00
            Buchung|Valuta|Vorgang|>Soll|>Haben
            28.12.|28.12.|Lastschrift|>- 14,60|
            2025|2025|Dr. med. Rupp||
            29.12.|29.12.|Gehalt||>+ 18,77
            2025|2025|Werkzeugbau AG||
            02.01.|30.12.|Karte|>- 4,17|
            2026|2025|Laden||
            Filiale|Nummer|Neuer Saldo||
            700|4128|EUR||>+ 100,00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2025-12-28 -14.60 EUR", "2025-12-29 18.77 EUR", "2026-01-02 -4.17 EUR");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    @ParameterizedTest
    @CsvSource({"Buchung, Valuta, 2026-03-02", "Transaction date, Posting date, 2026-03-04"})
    void a_day_below_the_first_one_is_what_the_name_below_says(String name, String below, String booked) {
        var read = new DrawnPdf(50, 150, 530).lines("""
            Opening balance||>100.00
            %s|Description|>Amount
            %s||
            2026-03-02|Lantern|>-3.00
            2026-03-04|of the old town|
            2026-03-09|Wages|>50.00
            2026-03-09|for March|
            Closing balance||>147.00
            """.formatted(name, below)).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(booked + " -3.00 USD Lantern of the old town", "2026-03-09 50.00 USD Wages for March");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_row_without_the_day_of_booking_that_others_have_is_looked_at() {
        var read = new DrawnPdf(50, 150, 530).lines("""
            Opening balance||>100.00
            Transaction date|Description|>Amount
            Posting date||
            2026-03-02|Lantern|>-3.00
            2026-03-04|of the old town|
            2026-03-09|Wages|>50.00
            Closing balance||>147.00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn().toString())
                .containsExactly("2026-03-04", "2026-03-09");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void a_title_over_the_name_of_a_column_of_days_is_no_other_column_of_days() {
        var read = new DrawnPdf(50, 130, 210, 430, 530).lines("""
            Fees||||
            Trans date|Post date|Description|>Amount|>Balance
            2026-03-02|2026-03-03|Lantern|>-3.00|>97.00
            2026-03-05|2026-03-06|Wages|>50.00|>147.00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.valueOn())
                .containsExactly("2026-03-03 2026-03-02", "2026-03-06 2026-03-05");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_row_with_one_of_two_days_is_looked_at() {
        var read = new DrawnPdf(50, 130, 210, 430, 530).lines("""
            Sale date|Post date|Description|>Amount|>Balance
            2026-03-02|2026-03-03|Lantern|>-3.00|>97.00
            2026-03-05||Wages|>50.00|>147.00
            """).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void a_text_that_goes_on_with_a_day_does_not_hide_the_column_of_amounts_without_a_name() {
        var read = new DrawnPdf(50, 100, 150, 500).lines("""
            ||alter Kontostand vom 20.12.2025|>100,00 H
            Bu-Tag|Wert|Vorgang|
            21.12.|21.12.|Lastschrift|>14,60 S
            ||23.12. 17:20 Markt
            11.01.|12.01.|Gutschrift|>18,77 H
            ||neuer Kontostand vom 11.01.2026|>104,17 H
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2025-12-21 -14.60 USD", "2026-01-11 18.77 USD");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.00 DB", "3.00OD", "3.00 DR"})
    void letters_behind_amounts_say_that_they_are_money_out(String amount) {
        var read = new DrawnPdf(50, 130, 530).lines("""
            Opening balance||>100.00
            Date|Description|>Amount
            2026-03-02|Lantern|>%s
            2026-03-05|Wages|>50.00
            Closing balance||>147.00
            """.formatted(amount)).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.amount().toString())
                .containsExactly("-3.00 USD", "50.00 USD");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_bracket_that_none_closes_is_no_part_of_an_amount() {
        var read = new DrawnPdf(50, 130, 400, 460, 530).lines("""
            Date|Description|>Debit|>Credit|>Balance
            2026-03-01|OPENING BALANCE|||>$100.00 CR
            2026-03-02|Lantern|>3.00(||>$97.00 CR
            2026-03-05|Wages||>$50.00|>$147.00 CR
            2026-03-05|CLOSING BALANCE|||>$147.00 CR
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.amount().toString())
                .containsExactly("-3.00 USD", "50.00 USD");
    }

    @Test
    void a_number_of_a_text_that_ends_beside_the_amounts_is_none_of_them() {
        var read = new DrawnPdf(50, 130, 480, 530).lines("""
            Anfangssaldo|||>100,00
            Datum|Text||>Betrag
            02.03.2026|Laterne||>-3,00
            |gekauft am|>30.03|
            05.03.2026|Lohn||>50,00
            |Kurs|>114.70|
            Endsaldo|||>147,00
            """).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_plus_at_money_in_says_that_the_other_amounts_are_money_out() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            2026-03-02|Lantern|>3.00|>97.00
            2026-03-05|Wages|>+50.00|>147.00
            Closing balance|||>147.00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.amount().toString())
                .containsExactly("-3.00 USD", "50.00 USD");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void the_days_of_a_statement_stand_below_their_names() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Datum vanaf|Datum t/m|>Beginsaldo|>Eindsaldo
            01-03-2026|31-03-2026|>100,00|>147,00
            Datum|Omschrijving|>Bedrag af|>Bedrag bij
            02-03|Lantaarn|>3,00|
            05-03|Loon||>50,00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2026-03-02 -3.00 USD", "2026-03-05 50.00 USD");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02 марта 2026",
                "2 березня 2026",
                "2. marca 2026",
                "2 kovo 2026",
                "2. ožujka 2026",
                "2 μαρτίου 2026",
                "2 Maret 2026",
                "March 2, 2026",
                "Mar 2, 2026"
            })
    void months_have_names_in_many_languages(String written) {
        assertThat(StatementPeriod.day(written, DateOrder.DAY_MONTH_YEAR)).hasToString("2026-03-02");
    }

    @Test
    void the_month_of_a_statement_stands_beside_an_address() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            JAKARTA 12730||PERIODE|: MARET 2026
            TANGGAL|KETERANGAN|>MUTASI|>SALDO
            01/03|SALDO AWAL||>100.00
            02/03|LENTERA|>3.00 DB|>97.00
            13/03|GAJI|>50.00|>147.00
            SALDO AKHIR|||>147.00
            """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2026-03-02 -3.00 USD", "2026-03-13 50.00 USD");
    }

    @Test
    void the_period_at_the_head_of_a_page_is_no_amount() {
        var read = new DrawnPdf(50, 330, 530).lines("""
            01.03.2026 bis 31.03.2026||
            Beschreibung|Verbuchungsdatum|>Betrag
            Laterne|02.03.2026|>-3,00
            Wertstellung 02.03.2026||
            """).page().lines("""
                ||>01.03.2026 bis 31.03.2026
                Beschreibung|Verbuchungsdatum|>Betrag
                Lohn|05.03.2026|>50,00
                Dein alter Kontostand||>100,00
                Dein neuer Kontostand||>147,00
                """).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2026-03-02 -3.00 USD", "2026-03-05 50.00 USD");
    }

    @Test
    void letters_that_a_font_draws_as_one_are_several() {
        assertThat(PdfGlyphs.apart("\uFB01")).isEqualTo("fi");
        assertThat(PdfGlyphs.apart("½")).isEqualTo("½");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03, true", "2026-03-02, false"})
    void days_below_the_days_that_no_name_tells_of_are_looked_at_where_they_differ(String other, boolean isLookedAt) {
        var read = new DrawnPdf(50, 210, 430, 530).lines("""
            Date|Description|>Amount|>Balance
            2026-03-02|Lantern|>-3.00|>97.00
            %s|Card 17||
            2026-03-05|Wages|>50.00|>147.00
            2026-03-05|Transfer||
            """.formatted(other)).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes().contains(ReadingCode.COLUMNS_INFERRED)).isEqualTo(isLookedAt);
    }

    @Test
    void everyday_words_of_a_line_are_no_names_of_columns() {
        var read = new DrawnPdf(50, 210, 430).lines("""
            Credit Limit $18,000.00 Minimum Payment Due $40.00
            Previous Balance $100.00
            New Balance $93.80
            Days in Billing Period: 31
            Payments|>Amount|
            03/28/26|MOBILE PAYMENT - THANK YOU|>-$100.00
            New Charges|>Amount|
            03/17/26|COFFEE|>$23.80
            03/19/26|TICKET|>$70.00
            """).read();

        assertThat(read.rows()).as("%s", read.reading()).hasSize(3);
        assertThat(read.rows().getLast().amount()).hasToString("-70.00 USD");
    }
}
