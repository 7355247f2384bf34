package io.financereport.environments.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.isolation.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint.sh calls and when it gives up; the programs are stood in for. */
class LintTest {
    /** Writes down what it is called with, and fails where it is told to. */
    private static final String CALLED = """
        folder=$(dirname "$0")/..
        call="$(basename "$0") $*"
        echo "${call%% --external-sources*}" >>"$folder/calls"
        [ ! -e "$folder/fails-$(basename "$0")" ]\
        """;

    @TempDir
    private Path folder;

    private Script script = new Script(Path.of(""), Path.of(""), Map.of(), "");

    @BeforeEach
    void a_checkout_with_stand_ins() throws IOException {
        var checkout = Checkout.at(Files.createDirectory(folder.resolve("checkout")));
        Files.createDirectories(checkout.folder().resolve("gateway-service/src/main/web"));
        Files.createDirectories(checkout.folder().resolve("report-service"));
        Files.createFile(checkout.folder().resolve("report-service/pom.xml"));
        for (var program : List.of("shellcheck", "mvn", "npm")) {
            StandIn.program(folder.resolve("bin"), program, CALLED);
        }
        StandIn.program(checkout.folder().resolve("compose/bin"), "check_env_keys.sh", "echo keys >>" + calls());
        script = checkout.script("lint.sh").withPrograms(folder.resolve("bin"));
    }

    @Test
    void everything_is_checked_and_built_and_nothing_is_changed() {
        script.run().requireSuccess();

        assertThat(calls()).hasContent("shellcheck\nkeys\nmvn -B -DskipTests package\nnpm run lint\n");
    }

    @Test
    void sources_are_laid_out_first_when_that_is_asked_for() {
        script.run("--fix").requireSuccess();

        assertThat(calls())
                .hasContent("mvn -B -Pformat\nnpm ci\nnpm run format\nshellcheck\nkeys\n"
                        + "mvn -B -DskipTests package\nnpm run lint\n");
    }

    @Test
    void one_module_is_checked_with_what_it_needs() {
        script.run("report-service").requireSuccess();

        assertThat(calls()).hasContent("shellcheck\nkeys\nmvn -B -DskipTests -pl report-service -am package\n");
    }

    @Test
    void the_first_fault_is_the_end() throws IOException {
        Files.createFile(folder.resolve("fails-shellcheck"));

        assertThat(script.run().exitCode()).isEqualTo(1);
        assertThat(calls()).hasContent("shellcheck\n");
    }

    @Test
    void a_wrong_call_is_told_apart() {
        assertThat(script.run("--all").exitCode()).isEqualTo(2);
        assertThat(script.run("web-service").exitCode()).isEqualTo(2);
        assertThat(calls()).doesNotExist();
    }

    private Path calls() {
        return folder.resolve("calls");
    }
}
