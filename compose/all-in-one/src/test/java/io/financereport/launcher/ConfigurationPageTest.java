package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationPageTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void every_setting_of_the_launcher_is_in_the_reference_with_its_default(Setting setting) throws IOException {
        var page = Path.of(System.getProperty("repository.root"), "docs/reference/configuration.md");

        assertThat(Files.readString(page))
                .contains("| `%s` | `%s` |".formatted(setting.property(), setting.byDefault()));
    }
}
