package io.financereport.report.financials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        01-01, 2026-01-01, 2026-01-01
        01-01, 2025-12-31, 2025-01-01
        04-06, 2026-04-05, 2025-04-06
        04-06, 2026-04-06, 2026-04-06
        04-06, 2026-04-07, 2026-04-06
        02-28, 2024-02-29, 2024-02-28
        """)
    void the_latest_start_on_or_before_the_day_counts(String start, LocalDate day, LocalDate expected) {
        var year = new FiscalYear(MonthDay.parse("--" + start));

        assertThat(year.startOfYearOf(day)).isEqualTo(expected);
    }

    @Test
    void a_leap_day_starts_no_fiscal_year() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiscalYear(MonthDay.of(2, 29)))
                .withMessageContaining("--02-29");
    }
}
