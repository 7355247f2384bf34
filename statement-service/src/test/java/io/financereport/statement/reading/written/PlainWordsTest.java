package io.financereport.statement.reading.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words without what writers of a language differ in. */
class PlainWordsTest {
    private static final String OFTEN = "aB1 .-_\t\n/";
    private static final int TEXTS = 20_000;

    @Test
    void ascii_is_read_as_any_other_text() {
        var random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(random.nextInt(3) == 0 ? (char) random.nextInt(128) : OFTEN.charAt(random.nextInt(10)));
            }

            // A letter behind a blank that is no ASCII takes the long way.
            assertThat(PlainWords.of(text + " x")).as(text.toString()).isEqualTo(PlainWords.of(text + "\u2003x"));
        }
    }
}
