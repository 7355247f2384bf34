package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.statement.reading.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialects that no header explains: what the values decide, and what they leave to a person. */
class CsvDialectTest {
    @Test
    void a_balance_that_follows_tells_amounts_from_balances_without_any_header() {
        var read = ReadFile.text("""
            24/12/2025;Check 122;122;;76,00;1.750,06
            23/12/2025;Deposit;0;327,49;;1.826,06
            22/12/2025;Check 121;121;;800,00;1.498,57
            21/12/2025;Check 120;120;;1,43;2.298,57
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2025-12-24 -76.00 EUR Check 122",
                        "2025-12-23 327.49 EUR Deposit",
                        "2025-12-22 -800.00 EUR Check 121",
                        "2025-12-21 -1.43 EUR Check 120");
        assertThat(read.rows().getFirst().balance()).hasToString("1750.06 EUR");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_SOLVED);
        assertThat(read.read().problems().getFirst().detail())
                .contains("column 4 is credit", "column 5 is debit", "column 6 is balance");
    }

    @Test
    void words_for_in_and_out_and_currencies_are_found_by_their_values() {
        var read = ReadFile.text("""
            20251115,Grocer,NL28INGB0001,T1,Af,"136,13",EUR
            20251112,Employer,NL28INGB0001,21817,Bij,"375,00",EUR
            """);

        assertThat(read.lines())
                .containsExactly("2025-11-15 -136.13 EUR Grocer T1", "2025-11-12 375.00 EUR Employer 21817");
        assertThat(read.read().accounts().getFirst().currencyFrom()).hasToString("FILE");
    }

    @Test
    void unknown_words_over_columns_do_not_keep_a_file_out() {
        var read = ReadFile.text("Giorno contabile X;Cosa;Quanto\n13.01.2026;Tè;-2,50\n14.01.2026;Paga;3.000,00\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tè", "2026-01-14 3000.00 EUR Paga");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void days_that_never_come_after_the_first_ones_are_not_those_of_booking() {
        var read = ReadFile.text("22.01.2026;21.01.2026;Tee;-2,50\n17.01.2026;17.01.2026;Lohn;3.000,00\n");

        assertThat(read.lines()).containsExactly("2026-01-22 -2.50 EUR Tee", "2026-01-17 3000.00 EUR Lohn");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_SOLVED);
    }

    @Test
    void days_of_which_either_could_be_those_of_booking_are_looked_at() {
        var read = ReadFile.text("2026-01-22,2026-01-23,tea,-2.50\n2026-01-17,2026-01-19,pay,3000.00\n");

        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void a_whole_number_in_every_row_could_be_the_amount_unless_it_is_long_enough_to_identify() {
        assertThat(ReadFile.text("2026-01-13,tea,3,-2.50\n2026-01-14,pay,4,3.00\n")
                        .codes())
                .containsExactly(ReadingCode.COLUMNS_INFERRED);
        assertThat(ReadFile.text("2026-01-13,tea,3000000001,-2.50\n2026-01-14,pay,3000000002,3.00\n")
                        .codes())
                .containsExactly(ReadingCode.COLUMNS_SOLVED);
    }

    @Test
    void columns_that_could_be_either_are_not_told_apart() {
        assertThat(ReadFile.text("2026-01-13,tea,2.50,7.10\n2026-01-14,pay,3.00,4.00\n")
                        .codes())
                .containsExactly(ReadingCode.HEADER_NOT_FOUND);
    }

    @Test
    void among_amounts_with_a_plus_those_without_are_money_out() {
        var read =
                ReadFile.text("Date,Description,Amount\n13-Jan-2026,Tea,£2.50\n14-Jan-2026,Payment,\"+ £1,100.00\"\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 GBP Tea", "2026-01-14 1100.00 GBP Payment");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // In the other order the second day lies in the future.
                "03/02/2026\n08/03/2026\n",
                // In the other order they are years apart.
                "26-01-02\n26-01-03\n26-01-05\n",
                // In the other order they jump to and fro.
                "01/02/2026\n02/02/2026\n03/02/2026\n04/02/2026\n05/02/2026\n01/03/2026\n02/03/2026\n"
            })
    void days_that_make_no_statement_in_one_order_are_read_in_the_other(String days) {
        var read = ReadFile.text("Date,Amount\n" + days.replace("\n", ",-1.00\n"));

        assertThat(read.rows()).hasSize((int) days.lines().count());
        assertThat(read.rows().getFirst().bookedOn().getYear()).isEqualTo(2026);
        assertThat(read.rows().getFirst().bookedOn().getMonthValue()).isLessThan(4);
        assertThat(read.codes()).containsExactly(ReadingCode.DATE_ORDER_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"26-01-02\n", "01/02/2026\n01/02/2026\n", "01/02/2026\n02/02/2026\n01/02/2026\n"})
    void days_that_fit_in_two_orders_are_asked(String days) {
        assertThat(ReadFile.text("Date,Amount\n" + days.replace("\n", ",-1.00\n"))
                        .codes())
                .containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
    }

    @Test
    void a_year_of_two_digits_may_stand_in_front_when_a_person_says_so() {
        assertThat(ReadFile.text("Date,Text,Amount\n26-01-02,Tea,-1.00\n", DateOrder.YEAR_MONTH_DAY)
                        .lines())
                .containsExactly("2026-01-02 -1.00 EUR Tea");
    }

    @Test
    void answers_about_decimals_and_signs_are_taken() {
        var open = "Date,Description,Amount,Currency\n2026-01-13,Tea,\"1,234\",KWD\n";

        assertThat(ReadFile.text(open).codes()).containsExactly(ReadingCode.DECIMAL_SIGN_AMBIGUOUS);
        assertThat(ReadFile.text(open, DecimalMark.POINT, Signs.INVERTED).lines())
                .containsExactly("2026-01-13 -1234.000 KWD Tea");
        assertThat(ReadFile.text(open, DecimalMark.COMMA, Signs.AS_WRITTEN).lines())
                .containsExactly("2026-01-13 1.234 KWD Tea");
        assertThat(ReadFile.text("Date,Amount\n2026-01-13,5.00\n", null, Signs.AS_WRITTEN)
                        .codes())
                .isEmpty();
    }

    @Test
    void sums_around_the_rows_are_no_rows_and_an_amount_without_a_day_among_them_may_be_one() {
        var header = "Date,Description,Amount,Balance\n";
        var row = "2026-01-13,Tea,-1.00,9.00\n";

        assertThat(ReadFile.text(header + ",Opening,10.00,\n" + row + "Total,,-1.00,\n")
                        .lines())
                .containsExactly("2026-01-13 -1.00 EUR Tea");
        assertThat(ReadFile.text(header + row + ",Tea,-1.00,\n" + row).refusal().code())
                .isEqualTo(ReadingCode.ROW_INCOMPLETE);
    }

    @Test
    void a_whole_line_without_an_amount_is_said_and_one_that_is_cut_short_refused() {
        var header = "Date,Description,Amount\n2026-01-13,Tea,-1.00\n";

        var whole = ReadFile.text(header + "2026-01-14,Shares moved,\n");

        assertThat(whole.rows()).hasSize(1);
        assertThat(whole.codes()).containsExactly(ReadingCode.ROWS_WITHOUT_AMOUNT);
        assertThat(ReadFile.text(header + "2026-01-14,Te").codes()).containsExactly(ReadingCode.ROW_INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void characters_of_two_bytes_are_read_and_rows_know_their_bytes(String charset) {
        var text = "Datum\tText\tBetrag\n13.01.2026\tCafé ☕ \uD83C\uDF85\t-1,00\n";
        for (String mark : new String[] {"\uFEFF", ""}) {
            var bytes = (mark + text).getBytes(Charset.forName(charset));

            var read = ReadFile.bytes(bytes, "EUR", null);

            assertThat(read.lines()).containsExactly("2026-01-13 -1.00 EUR Café ☕ \uD83C\uDF85");
            var source = (Source.Bytes) read.rows().getFirst().source();
            assertThat(new String(
                            bytes, (int) source.from(), (int) (source.to() - source.from()), Charset.forName(charset)))
                    .isEqualTo("13.01.2026\tCafé ☕ \uD83C\uDF85\t-1,00");
        }
        assertThat(ReadFile.bytes("Datum;Betrag\n13.01.2026;-1,00\n".getBytes(StandardCharsets.UTF_16LE), "EUR", null)
                        .rows())
                .hasSize(1);
    }

    @Test
    void days_of_years_to_come_are_looked_at() {
        var read = ReadFile.text("Date,Description,Amount\n25/01/67,Tea,-2.50\n26/01/67,Salary,100.00\n");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.codes()).contains(ReadingCode.DAYS_AHEAD);
    }

    @Test
    void beside_decimal_commas_the_day_comes_first_and_that_is_told() {
        var read = ReadFile.text("Datum;Omschrijving;Bedrag\n05/03/2026;Thee;-12,50\n06/03/2026;Loon;1.204,90\n");

        assertThat(read.rows().getFirst().bookedOn()).hasToString("2026-03-05");
        assertThat(read.codes()).containsExactly(ReadingCode.DATE_ORDER_INFERRED);
        assertThat(ReadFile.text("Date,Text,Amount\n05/03/2026,Tea,-12.50\n").codes())
                .containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
        assertThat(ReadFile.text("Date;Text;Amount\n05/13/2026;Tea;-12,50\n")
                        .rows()
                        .getFirst()
                        .bookedOn())
                .hasToString("2026-05-13");
    }
}
