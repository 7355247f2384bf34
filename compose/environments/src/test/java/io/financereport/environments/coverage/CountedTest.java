package io.financereport.environments.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
    @ParameterizedTest
    @CsvSource({
        "3, 1, 33.33",
        "3, 2, 66.67",
        "8, 7, 87.50",
        "20000, 19999, 100.00",
        "20000, 19997, 99.98",
        "5, 0, 0.00",
        "0, 0, 100.00"
    })
    void a_percentage_has_two_decimals(long total, long covered, String percent) {
        assertThat(new Counted(total, covered).percent()).hasToString(percent);
    }
}
