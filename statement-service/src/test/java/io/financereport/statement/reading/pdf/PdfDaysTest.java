package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where days stand in a row, and where the statement says its own. */
class PdfDaysTest {
    @Test
    void the_day_of_the_next_column_is_no_year_of_the_first() {
        var read = new DrawnPdf(40, 100, 160, 400, 470, 550).lines("""
            1 JAN 2026 TO 31 JAN 2026
            Transaction|Value
            Date|Date|Description|>Withdrawal|>Deposit|>Balance
            ||BALANCE B/F|||>100.00
            12 JAN|12 JAN|LANTERN SHOP|>4.20||>95.80
            26 JAN|27 JAN|WAGES||>50.00|>145.80
            ||BALANCE C/F|||>145.80
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-01-12 -4.20 USD LANTERN SHOP", "2026-01-26 50.00 USD WAGES");
        assertThat(read.rows()).extracting(RowRead::valueOn).last().hasToString("2026-01-27");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    @Test
    void a_text_that_begins_with_two_digits_lends_the_day_no_year() {
        var read = new DrawnPdf(50, 84, 430, 530).lines("""
            Statement period: 1 January 2026 to 31 January 2026
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            02 Jan|24 HOURS GYM|>-20.00|>80.00
            05 Jan|Wages|>50.00|>130.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-01-02 -20.00 USD 24 HOURS GYM", "2026-01-05 50.00 USD Wages");
    }

    @Test
    void a_text_that_begins_with_a_day_gives_a_row_none() {
        var read = new DrawnPdf(50, 120, 380, 460, 540).lines("""
            Statement period: 1 January 2026 to 31 January 2026
            Date|Details|>Paid out|>Paid in|>Balance
            |Balance brought forward|||>100.00
            05 Jan 26|LANTERN SHOP
            |03JAN CARD 12|>20.00
            |WAGES||>50.00|>130.00
            """).read();

        assertThat(read.rows())
                .extracting(RowRead::bookedOn)
                .allSatisfy(day -> assertThat(day).hasToString("2026-01-05"));
        assertThat(read.codes()).as("%s", read.reading()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANTERN", "THE LANTERN SHOP AT THE OLD HARBOUR"})
    void days_have_a_column_behind_the_texts_as_well(String shop) {
        var read =
                new DrawnPdf(50, 300, 380, 400, 540).lines("""
                    From - To DEC 31/25 - JAN 30/26
                    Description|>Withdrawals|>Deposits|Date|>Balance
                    STARTING BALANCE|||DEC31|>100.00
                    %s|>4.20||JAN05|>95.80
                    PAY||>50.00|JAN07|>145.80
                    """.formatted(shop)).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-01-05 -4.20 USD " + shop, "2026-01-07 50.00 USD PAY");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
    }

    /** What stands under the texts is a text, be there a column of value dates right of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "03.01 MAISON DU THE",
                "03.01",
                "03.01.26 MAISON DU THE",
                "DU 03.01 MAISON DU THE",
                "03.01 12.50 CHF AU COURS DE 0.94"
            })
    void a_day_below_the_text_of_a_row_is_none_of_another_row(String more) {
        var read =
                new DrawnPdf(50, 110, 380, 470, 540).lines("""
                    Solde au 31.12.2025|||>100,00|
                    Date|Nature des operations|Valeur|>Debit|>Credit
                    02.01|FACTURE CARTE|02.01|>4,20|
                    |%s|||
                    |PRELEVEMENT ASSURANCE|02.01|>7,00|
                    05.01|VIREMENT RECU|05.01||>50,00
                    Solde au 31.01.2026||||>138,80
                    """.formatted(more)).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount().amount())
                .containsExactly("2026-01-02 -4.20", "2026-01-02 -7.00", "2026-01-05 50.00");
        assertThat(read.rows().getFirst().description()).contains(more);
    }

    @Test
    void a_star_behind_a_day_points_to_a_note() {
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            2026-03-02*|Lantern shop|>-4.20|>95.80
            2026-03-05|Wages|>50.00|>145.80
            * day of posting
            """).read();

        assertThat(read.lines()).as("%s", read.reading()).hasSize(2);
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "January 31, 2026",
                "January 31, 2026 Page 1 of 4",
                "2026-01-01 -- 2026-01-31",
                "20260101-20260131",
                "01/01/2026 hasta 01/31/2026"
            })
    void days_without_a_year_are_completed_by_what_the_head_of_a_page_says(String head) {
        assertThat(yearless(head).rows()).extracting(RowRead::bookedOn).first().hasToString("2026-01-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Call us before January 31, 2027", "Your card is good until January 31, 2027"})
    void a_day_within_a_sentence_completes_none(String sentence) {
        assertThat(yearless(sentence).refusal().code()).isEqualTo(ReadingCode.DATE_UNREADABLE);
    }

    private static ReadFile yearless(String head) {
        return new DrawnPdf(50, 120, 430, 530).lines("""
            %s
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            1/5|Lantern shop|>-4.20|>95.80
            1/20|Wages|>50.00|>145.80
            """.formatted(head)).read();
    }

    private static final String TITLED = """
        %s
        Opening balance|||>100.00
        Date|Description|>Amount|>Balance
        28.02.|Lantern shop|>-3.00|>97.00
        13.03.|Wages|>50.00|>147.00
        Closing balance|||>147.00
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Statement for March 2026",
                "MARCH 2026 STATEMENT",
                "Kontoauszug März 2026",
                "Relevé de compte de mars 2026",
                "Extracto del mes de marzo de 2026",
                "From: 15 Feb 2026\nTo: 14 Mar 2026",
                "Statement from: 15 Feb 2026 to: 14 Mar 2026",
            })
    void days_without_a_year_are_of_the_month_of_the_title(String title) {
        var read =
                new DrawnPdf(50, 130, 440, 530).lines(TITLED.formatted(title)).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(RowRead::bookedOn)
                .extracting(Object::toString)
                .containsExactly("2026-02-28", "2026-03-13");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
        if (!title.contains("14 Mar")) {
            assertThat(read.read().accounts().getFirst().statedFrom()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Terms valid since March 2026",
                "Statement July 2026",
                "Statement March 2026\nStatement March 2025",
                "To: 14 Mar 2026"
            })
    void a_month_that_is_no_title_or_not_of_the_rows_gives_days_no_year(String title) {
        var read =
                new DrawnPdf(50, 130, 440, 530).lines(TITLED.formatted(title)).read();

        assertThat(read.refusal().code()).isEqualTo(ReadingCode.DATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mar 01, 2026-Mar 31, 2026", "1 March 2026–31 March 2026", "Date d'arrêté : 31 mars 2026"})
    void days_parted_by_points_come_before_their_month_and_the_period_may_stand_without_blanks(String period) {
        var read = new DrawnPdf(50, 130, 440, 530).lines("""
            %s
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            02.03|Lantern shop|>-3.00|>97.00
            03.03|Wages|>50.00|>147.00
            """.formatted(period)).read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(RowRead::bookedOn)
                .extracting(Object::toString)
                .containsExactly("2026-03-02", "2026-03-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/02", "03/02/2026"})
    void the_month_of_a_title_leaves_open_whether_a_day_or_a_month_comes_first(String day) {
        var read = new DrawnPdf(50, 130, 440, 530).lines("""
            Statement March 2026
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            %1$s|Lantern shop|>-3.00|>97.00
            %1$s|Wages|>50.00|>147.00
            """.formatted(day)).read();

        assertThat(read.reading()).isInstanceOf(Reading.Open.class);
    }
}
