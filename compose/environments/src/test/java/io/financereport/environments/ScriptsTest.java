package io.financereport.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every script that a person may call. */
class ScriptsTest {
    @ParameterizedTest
    @MethodSource("scripts")
    void says_what_it_does_and_how_it_is_called(Path script) {
        var help = new Script(script, Script.ROOT, Map.of(), "").run("--help").requireSuccess();

        assertThat(help.out()).startsWith("usage: " + script.getFileName());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void can_be_run_and_stops_at_the_first_fault(Path script) throws IOException {
        assertThat(Files.isExecutable(script)).isTrue();
        assertThat(Files.readString(script)).startsWith("#!/usr/bin/env bash\n").contains("\nset -euo pipefail\n");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void ends_no_process_by_its_name(Path script) throws IOException {
        assertThat(Files.readString(script)).doesNotContainPattern("\\b(pkill|killall)\\b");
    }

    static Stream<Path> scripts() throws IOException {
        try (var found = Files.list(Script.ROOT.resolve("compose/bin"))) {
            return found.filter(file -> file.getFileName().toString().endsWith(".sh")).sorted().toList().stream();
        }
    }
}
