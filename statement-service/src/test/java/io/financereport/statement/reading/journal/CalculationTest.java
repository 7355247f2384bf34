package io.financereport.statement.reading.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.34|12.34",
                "- 5|-5",
                "-.50|-0.50",
                "5.|5",
                "1,234.50|1234.50",
                "10/4|2.5",
                "1 + 2 * 3|7",
                "(1 + 2) * 3|9",
                "-(5.00 * 3)|-15.00",
                "10 - 2 - 3|5",
                "1/3|0.3333333333333333333333333333",
                "2 * -3|-6",
            })
    void numbers(String text, String result) {
        assertThat(Calculation.of(text)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2", "1/0", "(1", "1)", "1..2", ".", ",5", "1 +", "*2", "1.5,0"})
    void what_is_no_number(String text) {
        assertThat(Calculation.of(text)).isNull();
    }

    @Test
    void parentheses_without_end_are_no_number() {
        assertThat(Calculation.of("(".repeat(400))).isNull();
        assertThat(Calculation.of("-".repeat(400) + "1")).isNull();
    }
}
