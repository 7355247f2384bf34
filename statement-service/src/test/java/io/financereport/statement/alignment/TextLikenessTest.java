package io.financereport.statement.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLikenessTest {
    @ParameterizedTest
    @CsvSource({
        "TEA HOUSE, tea house, 100",
        "TEA HOUSE, TEA HOUSE BERLIN 12, 100",
        "TEA HOUSE, TEA ROOM, 50",
        "AMAZON MKTPL, AMZN MKTPLACE, 50",
        "TEA, BUS, 0",
        "TEA, TEACHER, 0",
        "4711, 4711, 0",
        "喜茶 上海, 喜茶, 100"
    })
    void words_that_both_have_count_of_the_shorter_text(String one, String other, int likeness) {
        assertThat(TextLikeness.of(one, other)).isEqualTo(likeness);
        assertThat(TextLikeness.of(other, one)).isEqualTo(likeness);
    }
}
