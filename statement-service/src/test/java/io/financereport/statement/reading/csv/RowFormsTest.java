package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are brought into the form that all others have. */
class RowFormsTest {
    private static final String WITHOUT_YEAR = """
        Account statement
        Period,01/12/2025 - 31/01/2026
        Date,Text,Amount,Balance
        '04/12,Tea,-2.50,97.50
        '24/12,Gift,-40.00,57.50
        '03/01,Pay,100.00,157.50
        """;

    @Test
    void days_without_a_year_get_that_under_which_they_lie_in_the_period_stated_above() {
        var read = ReadFile.text(WITHOUT_YEAR);

        assertThat(read.lines())
                .containsExactly("2025-12-04 -2.50 EUR Tea", "2025-12-24 -40.00 EUR Gift", "2026-01-03 100.00 EUR Pay");
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED);
        var source = (Source.Bytes) read.rows().getFirst().source();
        assertThat(WITHOUT_YEAR.substring((int) source.from(), (int) source.to()))
                .isEqualTo("'04/12,Tea,-2.50,97.50");
    }

    @Test
    void figures_below_the_rows_behind_their_name_and_a_colon_are_no_rows() {
        var read = ReadFile.text(WITHOUT_YEAR + "Turnover of the month: 1,057.50\nLast page : 1,157.50\n");

        assertThat(read.rows()).hasSize(3);
        assertThat(read.codes()).containsExactly(ReadingCode.YEAR_INFERRED, ReadingCode.LINES_SKIPPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        03 Feb      | 2026-02-03
        3. Feb.     | 2026-02-03
        Feb 3       | 2026-02-03
        Tue 3 Feb   | 2026-02-03
        03.02.      | 2026-02-03
        13-02       | 2026-02-13
        """)
    void they_are_written_in_many_ways(String day, String expected) {
        assertThat(ReadFile.text("From;1 Feb 2026;to;28 Feb 2026\nDate;Text;Amount\n" + day
                                + ";Tea;-2.50\n13 Feb;Rice;-1.00\n")
                        .rows()
                        .getFirst()
                        .bookedOn())
                .hasToString(expected);
    }

    @Test
    void a_day_that_lies_in_the_period_under_no_year_or_under_two_is_not_read() {
        assertThat(ReadFile.text(WITHOUT_YEAR.replace("'03/01", "'03/02")).codes())
                .containsExactly(ReadingCode.DATE_UNREADABLE);
        assertThat(ReadFile.text(
                                WITHOUT_YEAR.replace("01/12/2025", "31/01/2025").replace("'04/12", "'31/01"))
                        .codes())
                .containsExactly(ReadingCode.DATE_UNREADABLE);
        assertThat(ReadFile.text(WITHOUT_YEAR.replace("Period,01/12/2025 - 31/01/2026", "Period,"))
                        .codes())
                .containsExactly(ReadingCode.DATE_UNREADABLE);
    }

    @Test
    void an_order_of_day_and_month_that_the_period_leaves_open_is_asked_about() {
        assertThat(ReadFile.text("""
            Period,2026-01-01 - 2026-12-31
            Date,Text,Amount
            04/05,Tea,-2.50
            06/07,Pay,100.00
            """).codes()).containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
    }

    @Test
    void columns_of_amounts_in_a_currency_each_are_rows_of_these_currencies() {
        var file = """
            Transaction Date,Description 1,CAD$,USD$
            2026-02-13,Tea,-64.12,
            2026-02-14,Hotel,,-120.50
            """;
        assertThat(ReadFile.text(file).lines())
                .containsExactly("2026-02-13 -64.12 CAD Tea", "2026-02-14 -120.50 USD Hotel");
        assertThat(KnownLayoutReading.requireSame(file.getBytes(StandardCharsets.UTF_8), "CAD"))
                .isTrue();
    }

    @Test
    void where_a_row_has_both_the_first_one_counts_as_ever() {
        assertThat(ReadFile.text("""
            Date,Description,CAD$,USD$
            2026-02-13,Tea,-64.12,-47.00
            2026-02-14,Hotel,-160.00,-120.50
            """).lines())
                .containsExactly("2026-02-13 -64.12 CAD Tea", "2026-02-14 -160.00 CAD Hotel");
    }

    @Test
    void an_amount_in_the_column_of_a_currency_may_have_a_mark_of_its_own() {
        assertThat(ReadFile.text("""
            Transaction Date,Description 1,CAD$,USD$
            2026-02-13,Tea,(64.12),
            2026-02-14,Hotel,,-$120.50
            """).lines())
                .containsExactly("2026-02-13 -64.12 CAD Tea", "2026-02-14 -120.50 USD Hotel");
        assertThat(ReadFile.text("""
            Date,Text,CAD$,USD$
            2026-02-13,Tea,64.12 DR,
            2026-02-14,Hotel,,120.50 DR
            2026-02-15,Pay,3.00 CR,
            """).lines())
                .containsExactly(
                        "2026-02-13 -64.12 CAD Tea", "2026-02-14 -120.50 USD Hotel", "2026-02-15 3.00 CAD Pay");
    }

    @Test
    void a_day_of_value_gets_the_year_in_which_it_is_near_the_period() {
        var file = """
            Period,2026-01-01 - 2026-02-28
            Date,Value date,Text,Amount
            02/01,30/12,Tea,-2.50
            01/02,01/02,Pay,100.00
            """;
        assertThat(ReadFile.text(file).rows()).isEmpty();

        var answered = ReadFile.text(file, DateOrder.DAY_MONTH_YEAR);
        assertThat(answered.rows().getFirst().valueOn()).hasToString("2025-12-30");
        assertThat(answered.codes()).contains(ReadingCode.YEAR_INFERRED);
    }

    @Test
    void a_row_with_both_counts_wherever_it_stands() {
        var rows = "2026-02-13,Tea,-64.12,\n2026-02-14,Hotel,,-120.50\n".repeat(1_500);

        assertThat(ReadFile.text("Date,Text,CAD$,USD$\n" + rows + "2026-02-14,Both,-64.12,-999.99\n")
                        .codes())
                .contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void years_of_an_emperor_in_a_column_of_their_own_are_refused() {
        assertThat(ReadFile.text("操作日(年),操作日(月),操作日(日),摘要,お支払金額,お預り金額\n08,02,28,ヤマダ,1200,\n")
                        .codes())
                .containsExactly(ReadingCode.DATE_UNREADABLE);
    }
}
