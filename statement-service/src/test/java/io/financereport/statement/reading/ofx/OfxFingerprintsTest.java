package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OfxFingerprintsTest {
    private final OfxFingerprints prints = new OfxFingerprints();

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
