package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/formats.md} knows every format and everything that a reader can say. */
class FormatsPageTest {
    @Test
    void the_page_names_every_format_and_every_code() throws IOException {
        var page = Files.readString(Path.of("../docs/reference/formats.md"));

        for (Format format : Format.values()) {
            assertThat(page).contains("| `" + format.name().toLowerCase(Locale.ROOT) + "` |");
        }
        for (ReadingCode code : ReadingCode.values()) {
            assertThat(page).contains("`" + code.code() + "`");
        }
    }
}
