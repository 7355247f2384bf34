package io.financereport.environments.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.isolation.Engine;
import io.financereport.environments.isolation.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupDevResourcesTest {
    @TempDir
    private Path folder;

    private Engine engine = new Engine(Path.of(""));
    private Script script = Script.named("cleanup_dev_resources.sh");

    @BeforeEach
    void containers_of_development() throws IOException {
        engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        engine.set("finance-report", "running");
        script = with(script);
    }

    @Test
    void containers_go_and_data_stays() {
        script.run().requireSuccess();

        assertThat(engine.containers("finance-report")).isEmpty();
        assertThat(engine.count("--volumes")).isZero();
        // The network of a laptop's doors goes too.
        assertThat(engine.count("compose/local.yml --env-file")).isEqualTo(engine.count("compose -f"));
    }

    @Test
    void data_goes_only_when_it_is_asked_for_and_confirmed() {
        var refused = script.reading("y\n").run("--all");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("removes the development data", "Nothing was removed.");
        assertThat(engine.containers("finance-report")).isEqualTo("running");

        script.reading("yes\n").run("--all").requireSuccess();
        assertThat(engine.count("down --volumes")).isEqualTo(1);

        script.run("--all", "--yes").requireSuccess();
        assertThat(engine.count("down --volumes")).isEqualTo(2);
    }

    @Test
    void a_dry_run_only_says_what_it_would_do() throws IOException {
        var state = leftBehind("gone");

        var outcome = script.run("--dry-run", "--all").requireSuccess();

        assertThat(outcome.out())
                .contains(
                        "would remove  the development containers and their volumes",
                        "would remove  the test containers of gone and their volumes",
                        "would remove  the state of gone");
        assertThat(state).exists();
        assertThat(engine.count(" down")).isZero();
    }

    @Test
    void what_a_dead_run_left_goes_and_what_a_live_one_uses_stays() throws IOException {
        var gone = leftBehind("gone");
        var gate = folder.resolve("gate");
        try (var live = Running.begin(
                with(Script.named("test_infra.sh")).with("BRANCH_NAME", "gone-2"),
                "run",
                "sh",
                "-c",
                "echo holds; while [ ! -e " + gate + " ]; do sleep 0.02; done")) {
            live.says("holds");

            var outcome = script.run().requireSuccess();

            assertThat(outcome.out()).contains("removed       the state of gone\n", "kept          gone_2: pid=");
            assertThat(engine.containers("finance-report-gone")).isEmpty();
            assertThat(engine.containers("finance-report-gone_2")).isEqualTo("running");
            assertThat(gone).doesNotExist();
            Files.createFile(gate);
            assertThat(live.end()).isZero();
        }
    }

    @Test
    void what_is_being_started_stays() throws IOException {
        engine.holdUp();
        try (var starting =
                Running.begin(with(Script.named("test_infra.sh")).with("BRANCH_NAME", "young"), "run", "true")) {
            engine.awaitUp();

            assertThat(script.run().requireSuccess().out()).contains("kept          young");

            engine.letUp();
            assertThat(starting.end()).isZero();
        }
    }

    /** The state of a run whose only holder has ended, and its containers. */
    private Path leftBehind(String namespace) throws IOException {
        var state =
                Files.createDirectories(folder.resolve("cache/finance_report")).resolve("infra-" + namespace);
        Files.writeString(
                state,
                "managed created\nholder pid=4194305 start=1 host=%s since=1\n"
                        .formatted(Files.readString(Path.of("/proc/sys/kernel/hostname"))
                                .strip()));
        Files.createFile(state.resolveSibling("infra-" + namespace + ".lock"));
        engine.set("finance-report-" + namespace, "running");
        return state;
    }

    private Script with(Script other) {
        return other.withPrograms(engine.programs())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }
}
