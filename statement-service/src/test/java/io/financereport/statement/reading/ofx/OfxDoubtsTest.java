package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfxDoubtsTest {
    private static final String CHARACTERS = "0123456789..,,-+ ";
    private static final int AMOUNTS = 200_000;
    private static final int LENGTH_MAX = 9;
    private static final int OPEN_MIN = 500;

    @Test
    void no_amount_whose_mark_has_to_be_learnt_is_passed_over() throws IOException {
        var seed = 20_260_112L;
        var random = new Random(seed);
        var open = 0;
        for (int i = 0; i < AMOUNTS; i++) {
            var written = new StringBuilder();
            for (int length = 1 + random.nextInt(LENGTH_MAX); length > 0; length--) {
                written.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            var amount = OfxAmount.of(written.toString());
            if (amount != null && amount.open() != OfxAmount.NONE) {
                open++;
                assertThat(areIn("<TRNAMT>" + written + "<NAME>"))
                        .as("seed %d: %s", seed, written)
                        .isTrue();
            }
        }
        assertThat(open).isGreaterThan(OPEN_MIN);
    }

    @Test
    void an_amount_is_found_across_the_parts_in_which_a_file_is_read() throws IOException {
        for (int before = 65_530; before < 65_540; before++) {
            assertThat(areIn(" ".repeat(before) + "1.500")).as("%d", before).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20260112120000.000[-5:EST]", "-12.50", "1,234.56", "1.234.567", "1234.500", "12.3456", "1,2,345"
            })
    void what_can_be_read_in_one_way_only_needs_no_second_look(String written) throws IOException {
        assertThat(areIn("<TRNAMT>" + written + "<NAME>")).isFalse();
    }

    private static boolean areIn(String text) throws IOException {
        return OfxDoubts.areIn(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
