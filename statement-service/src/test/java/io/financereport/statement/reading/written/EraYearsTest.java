package io.financereport.statement.reading.written;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EraYearsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        R6.1.5             | 2024-01-05 | YEAR_MONTH_DAY
        R08/02/14 10:11    | 2026-02-14 | YEAR_MONTH_DAY
        H31.4.30           | 2019-04-30 | YEAR_MONTH_DAY
        令和6年1月5日        | 2024-01-05 | YEAR_MONTH_DAY
        令和元年5月1日       | 2019-05-01 | YEAR_MONTH_DAY
        平成31年04月30日     | 2019-04-30 | YEAR_MONTH_DAY
        昭和64.1.7          | 1989-01-07 | YEAR_MONTH_DAY
        113/01/05          | 2024-01-05 | YEAR_MONTH_DAY
        115.02.14          | 2026-02-14 | YEAR_MONTH_DAY
        民國113年1月5日      | 2024-01-05 | YEAR_MONTH_DAY
        中華民國115年02月14日 | 2026-02-14 | YEAR_MONTH_DAY
        05/01/2567         | 2024-01-05 | DAY_MONTH_YEAR
        2569-02-14         | 2026-02-14 | YEAR_MONTH_DAY
        29/02/2567         | 2024-02-29 | DAY_MONTH_YEAR
        """)
    void years_of_an_era_are_counted_from_its_beginning(String written, LocalDate day, DateOrder order) {
        assertThat(WrittenDate.of(written).day(order)).isEqualTo(day);
    }

    @Test
    void a_year_in_front_leaves_no_other_reading() {
        assertThat(WrittenDate.of("113/01/05").readings()).containsOnlyKeys(DateOrder.YEAR_MONTH_DAY);
        assertThat(WrittenDate.of("R6.1.5").readings()).containsOnlyKeys(DateOrder.YEAR_MONTH_DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R6.13.5",
                "R6-1-5",
                "R6.1",
                "REF6.1.5",
                "113/13/05",
                "113-01-05",
                "213/01/05",
                "113/01/055",
                "1.13.05.1",
                "R"
            })
    void what_is_no_such_day_is_none(String written) {
        assertThat(WrittenDate.of(written).readings()).isEmpty();
    }
}
