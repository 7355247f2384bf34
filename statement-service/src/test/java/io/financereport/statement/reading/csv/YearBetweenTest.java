package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;

/** Days such as 10/2026/09: the year stands between day and month. */
class YearBetweenTest {
    private static final String OPEN = "Date,Text,Amount\n10/2026/09,Tea,-2.50\n11/2026/09,Rice,-3.00\n";

    @Test
    void a_day_beyond_the_twelfth_says_where_the_month_is() {
        var dayFirst = ReadFile.text("Date,Text,Amount\n13/2026/02,Tea,-2.50\n14/2026/02,Rice,-3.00\n");
        var dayLast = ReadFile.text("Date,Text,Amount\n02/2026/13,Tea,-2.50\n02/2026/14,Rice,-3.00\n");

        assertThat(dayFirst.rows().getFirst().bookedOn()).hasToString("2026-02-13");
        assertThat(dayLast.rows().getFirst().bookedOn()).hasToString("2026-02-13");
    }

    @Test
    void days_that_both_orders_fit_are_asked_about() {
        assertThat(ReadFile.text(OPEN).codes()).containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
        assertThat(ReadFile.text(OPEN, DateOrder.DAY_YEAR_MONTH)
                        .rows()
                        .getFirst()
                        .bookedOn())
                .hasToString("2026-09-10");
        assertThat(ReadFile.text(OPEN, DateOrder.MONTH_YEAR_DAY)
                        .rows()
                        .getFirst()
                        .bookedOn())
                .hasToString("2026-10-09");
    }
}
