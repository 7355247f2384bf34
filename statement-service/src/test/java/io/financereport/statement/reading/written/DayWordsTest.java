package io.financereport.statement.reading.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day of the week before a day says nothing, and may have the name of a month. */
class DayWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mar 1, 2025      | 2025-03-01
        MAR 05 2026      | 2026-03-05
        Mar. 17, 2026    | 2026-03-17
        mar. 3 mars 2026 | 2026-03-03
        mar 24/02/2026   | 2026-02-24
        Tue, 24 Feb 2026 | 2026-02-24
        Thu Feb 26 10:11:12 UTC 2026 | 2026-02-26
        February 26th 2026 | 2026-02-26
        """)
    void the_day_is_the_one_that_is_written(String text, LocalDate expected) {
        assertThat(WrittenDate.of(text).readings()).containsValue(expected);
    }
}
