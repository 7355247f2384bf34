package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OfxFingerprintsTest {
    private static final int KEYS = 20_000;

    private final OfxFingerprints prints = new OfxFingerprints();

    @Test
    void what_was_put_is_found_again_however_many_there_are() {
        for (long key = 0; key < KEYS; key++) {
            assertThat(prints.putIfAbsent(prints.of(String.valueOf(key)), key + 1))
                    .isEqualTo(OfxFingerprints.NONE);
        }
        for (long key = 0; key < KEYS; key++) {
            assertThat(prints.putIfAbsent(prints.of(String.valueOf(key)), -1)).isEqualTo(key + 1);
        }
    }

    @Test
    void a_key_of_zero_and_a_value_of_none_are_kept_too() {
        assertThat(prints.putIfAbsent(0, OfxFingerprints.NONE)).isEqualTo(OfxFingerprints.NONE);
        assertThat(prints.putIfAbsent(0, 7)).isEqualTo(OfxFingerprints.someValue(OfxFingerprints.NONE));
    }

    @Test
    void texts_that_are_parted_in_another_way_or_differ_in_zeros_stand_for_other_bits() {
        var seen = new HashSet<Long>();
        for (String[] texts : new String[][] {
            {"", ""},
            {"a", ""},
            {"", "a"},
            {"ab", "c"},
            {"a", "bc"},
            {"\u0000", ""},
            {"\u0000\u0000", ""},
            {"abcd", "e"},
            {"abcde", ""}
        }) {
            seen.add(prints.of(prints.of(texts[0]), texts[1]));
        }
        assertThat(seen).hasSize(9);
    }

    @Test
    void another_file_has_another_secret() {
        assertThat(new OfxFingerprints().of("row")).isNotEqualTo(prints.of("row"));
    }
}
