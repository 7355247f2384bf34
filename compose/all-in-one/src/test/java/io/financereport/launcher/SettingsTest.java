package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void a_property_wins_over_the_environment_and_that_over_the_default() {
        var settings = settings(Map.of("gateway.port", "9080"), Map.of("GATEWAY_PORT", "9", "REPORT_PORT", "9083"));

        assertThat(settings.port(Setting.GATEWAY_PORT)).isEqualTo(9080);
        assertThat(settings.port(Setting.REPORT_PORT)).isEqualTo(9083);
        assertThat(settings.port(Setting.STATEMENT_PORT)).isEqualTo(8081);
    }

    @ParameterizedTest
    @CsvSource({"0", "65536", "abc", "-1", "80.5", "99999999999"})
    void what_is_no_port_is_refused_by_name(String port) {
        var settings = settings(Map.of("gateway.port", port), Map.of());

        assertThatThrownBy(() -> settings.port(Setting.GATEWAY_PORT))
                .hasMessage("-Dgateway.port is '%s', but must be a number from 1 to 65535.".formatted(port));
    }

    @ParameterizedTest
    @CsvSource({"1", "65535"})
    void the_first_and_the_last_port_are_ports(String port) {
        assertThat(settings(Map.of("gateway.port", port), Map.of()).port(Setting.GATEWAY_PORT))
                .isEqualTo(Integer.parseInt(port));
    }

    @Test
    void the_data_folder_lies_in_the_repository_unless_said_absolutely() {
        assertThat(settings(Map.of(), Map.of()).data()).isEqualTo(Path.of("/repository/.data"));
        assertThat(settings(Map.of("data.directory", "/elsewhere"), Map.of()).data())
                .isEqualTo(Path.of("/elsewhere"));
    }

    private static Settings settings(Map<String, String> properties, Map<String, String> environment) {
        return Settings.of(Path.of("/repository"), Path.of("/jdk"), properties, environment);
    }
}
