package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days such as 26/01/02: of 2026 or of 2002. */
class YearFirstTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        26/01/02 26/01/05 26/01/28 | 2026-01-02 | DATE_ORDER_INFERRED
        25/12/30 25/12/31 26/01/02 | 2025-12-30 | DATE_ORDER_INFERRED
        26/01/31 26/01/30          | 2026-01-31 | DATE_ORDER_INFERRED
        99/12/30 99/12/31          | 1999-12-30 | ''
        13/01/26 20/01/26 28/01/26 | 2026-01-13 | ''
        01/13/26 01/20/26 01/28/26 | 2026-01-13 | ''
        13/01/26                   | 2026-01-13 | ''
        13/01/26 13/02/26          | 2026-01-13 | ''
        28/12/25 03/01/26          | 2025-12-28 | ''
        13/05/14 14/05/14          | 2014-05-13 | ''
        """)
    void the_days_say_which_where_they_make_one_statement_only(String days, String first, String code) {
        var read = read(days, null);

        assertThat(read.rows().getFirst().bookedOn()).hasToString(first);
        assertThat(read.codes().stream().map(Enum::name).collect(Collectors.joining(",")))
                .isEqualTo(code);
    }

    @Test
    void a_day_that_is_recent_with_the_year_first_and_old_with_it_last_is_asked_about() {
        assertThat(read("26/01/02", null).codes()).containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
        assertThat(read("26/01/02", DateOrder.YEAR_MONTH_DAY).rows().getFirst().bookedOn())
                .hasToString("2026-01-02");
        assertThat(read("26/01/02", DateOrder.DAY_MONTH_YEAR).rows().getFirst().bookedOn())
                .hasToString("2002-01-26");
    }

    private static ReadFile read(String days, @Nullable DateOrder answer) {
        var file = Arrays.stream(days.split(" "))
                .map(day -> day + ",Tea,-2.50\n")
                .collect(Collectors.joining("", "Date,Description,Amount\n", ""));
        return ReadFile.bytes(file.getBytes(StandardCharsets.UTF_8), "EUR", answer);
    }

    @Test
    void decimal_commas_beside_days_say_nothing_of_a_year_in_front() {
        assertThat(ReadFile.text("Datum;Text;Belopp\n26-03-05;Kaffe;-12,50\n").codes())
                .containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
    }
}
