package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.test.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestInfraTest {
    private static final String PROJECT = "finance-report-feature_auth";
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String UNTIL_GATE = "echo holds; while [ ! -e \"$0\" ]; do sleep 0.02; done";

    @TempDir
    private Path folder;

    private Path gate = Path.of("");
    private Engine engine = new Engine(gate);
    private Script script = Script.named("test_infra.sh");

    @BeforeEach
    void an_engine_without_containers() throws IOException {
        gate = folder.resolve("gate");
        engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        script = script.withPrograms(engine.programs())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("BRANCH_NAME", "feature/auth");
    }

    @Test
    void the_containers_are_there_for_the_command_and_gone_after_it() {
        var outcome = script.run(
                "run",
                "--",
                "sh",
                "-c",
                "echo $TEST_POSTGRES_URL $TEST_NAMESPACE $S3_BUCKET; env | grep -c _DB_; exit 7");

        assertThat(outcome.exitCode()).describedAs(outcome.err()).isEqualTo(7);
        assertThat(outcome.out()).contains("postgresql://127.0.0.1:45432 feature_auth statements-feature-auth\n8\n");
        assertThat(engine.count("up --detach --wait")).isEqualTo(1);
        assertThat(engine.count("-p " + PROJECT + " --profile infra down --volumes"))
                .isEqualTo(1);
        assertThat(engine.read("ports")).isEqualTo("0 -feature_auth statements-feature-auth\n");
        assertThat(state()).doesNotExist();
    }

    @Test
    void what_ran_before_is_left_running() {
        engine.set(PROJECT, "running");

        script.run("run", "true").requireSuccess();

        assertThat(engine.containers(PROJECT)).isEqualTo("running");
        assertThat(engine.count("down") + engine.count(" stop")).isZero();
    }

    @Test
    void what_was_only_started_is_only_stopped() {
        engine.set(PROJECT, "stopped");

        script.run("run", "true").requireSuccess();

        assertThat(engine.containers(PROJECT)).isEqualTo("stopped");
        assertThat(engine.count("down")).isZero();
    }

    @Test
    void of_twenty_at_once_one_starts_and_one_stops_though_one_is_killed() throws IOException {
        var runs = new ArrayList<Running>();
        try {
            for (var at = 0; at < 20; at++) {
                runs.add(Running.begin(script, "run", "sh", "-c", UNTIL_GATE, gate.toString()));
            }
            // The script and its command, each of them.
            Await.until(LONG, () -> holders() == 40);
            runs.get(7).killAll();
            assertThat(engine.count(" up ")).isEqualTo(1);
            assertThat(engine.count(" down ")).isZero();
            assertThat(script.run("status").requireSuccess().out()).contains("created held by 38", "2 that ended");

            Files.createFile(gate);

            for (var at = 0; at < 20; at++) {
                assertThat(runs.get(at).end()).isEqualTo(at == 7 ? 137 : 0);
            }
            assertThat(engine.count(" up ")).isEqualTo(1);
            assertThat(engine.count(" down ")).isEqualTo(1);
            assertThat(engine.containers(PROJECT)).isEmpty();
            assertThat(state()).doesNotExist();
        } finally {
            runs.forEach(Running::close);
        }
    }

    @Test
    void who_dies_while_holding_the_lock_neither_keeps_it_nor_leaves_containers_behind() {
        engine.holdUp();
        try (var dying = Running.begin(script, "run", "true")) {
            engine.awaitUp();
            var orphans = dying.process().descendants().toList();
            dying.kill();
            try (var next = Running.begin(script, "run", "echo", "went on")) {
                Await.until(LONG, () -> engine.count(" up ") == 2);
                // What the dead one called has not come back until here: it must not do so after the end.
                orphans.forEach(ProcessHandle::destroyForcibly);
                engine.letUp();

                assertThat(next.end()).isZero();
            }
        }
        assertThat(engine.count(" down --volumes")).isEqualTo(1);
        assertThat(engine.containers(PROJECT)).isEmpty();
    }

    @Test
    void what_a_dead_holder_made_is_removed_by_the_next_one() throws IOException {
        try (var dying = Running.begin(script, "run", "sh", "-c", UNTIL_GATE, gate.toString())
                .says("holds")) {
            dying.killAll();
        }
        assertThat(engine.containers(PROJECT)).isEqualTo("running");

        script.run("run", "true").requireSuccess();

        assertThat(engine.containers(PROJECT)).isEmpty();
    }

    @Test
    void a_command_keeps_its_containers_when_only_the_script_is_killed() throws IOException {
        try (var dying = Running.begin(script, "run", "sh", "-c", UNTIL_GATE, gate.toString())
                .says("holds")) {
            Await.until(LONG, () -> holders() == 2);
            var command = dying.process().descendants().toList();
            dying.kill();

            script.run("run", "true").requireSuccess();

            assertThat(engine.containers(PROJECT)).isEqualTo("running");
            Files.createFile(gate);
            command.forEach(process -> process.onExit().join());
            script.run("release").requireSuccess();
            assertThat(engine.containers(PROJECT)).isEmpty();
        }
    }

    @Test
    void a_stopped_script_stops_its_command_and_gives_the_containers_back() {
        for (var signal : new String[] {"TERM", "INT"}) {
            try (var run = Running.begin(
                    script, "run", "bash", "-c", "trap 'echo told; exit 3' TERM INT; echo holds; sleep 600 & wait")) {
                run.says("holds").signal(signal);

                assertThat(run.end()).describedAs("%s: %s", signal, run.said()).isEqualTo(3);
                assertThat(run.said()).contains("told");
            }
            assertThat(engine.containers(PROJECT)).isEmpty();
        }
    }

    @Test
    void a_process_holds_them_until_it_releases_or_ends() throws Exception {
        var first = new ProcessBuilder("sleep", "600").start();
        var second = new ProcessBuilder("sleep", "600").start();
        try {
            var said = script.run("acquire", "--pid", "" + first.pid()).requireSuccess();
            script.run("acquire", "--pid", "" + second.pid()).requireSuccess();
            assertThat(said.out())
                    .contains("TEST_POSTGRES_URL=postgresql://127.0.0.1:45432\n", "S3_BUCKET=statements-");

            first.destroyForcibly().waitFor();
            script.run("release").requireSuccess();
            assertThat(engine.containers(PROJECT)).isEqualTo("running");

            script.run("release", "--pid", "" + second.pid()).requireSuccess();
            assertThat(engine.containers(PROJECT)).isEmpty();
            assertThat(engine.count(" up ")).isEqualTo(1);
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }

    @Test
    void containers_that_do_not_become_healthy_are_removed_again() {
        engine.failNextUp();

        var outcome = script.run("run", "echo", "it ran");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).doesNotContain("it ran");
        assertThat(outcome.err()).contains("did not become healthy");
        assertThat(engine.containers(PROJECT)).isEmpty();
        assertThat(state()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "docker,'',docker",
        "podman,'',podman",
        "docker podman,'',docker",
        "docker podman,podman,podman",
        "docker podman,docker,docker"
    })
    void docker_runs_the_containers_or_podman_or_the_one_that_is_named(String there, String named, String used)
            throws IOException {
        var engines = new ArrayList<Engine>();
        var path = new ArrayList<String>();
        for (var program : there.split(" ")) {
            engines.add(Engine.in(Files.createDirectory(folder.resolve(program)), program));
            path.add(engines.getLast().programs().toString());
        }
        path.add(withoutEngines().toString());

        script.with("PATH", String.join(":", path))
                .with("CONTAINER_RUNTIME", named)
                .run("run", "true")
                .requireSuccess();

        assertThat(engines)
                .allSatisfy(one -> assertThat(one.count(" up --detach --wait"))
                        .isEqualTo(one.folder().endsWith(used) ? 1 : 0));
    }

    @Test
    void without_a_program_that_runs_containers_nothing_is_run() {
        var without = script.with("PATH", withoutEngines().toString());

        var outcome = without.run("run", "echo", "it ran");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.said()).contains("docker or podman is needed").doesNotContain("it ran");
        assertThat(without.with("CONTAINER_RUNTIME", "podman")
                        .run("run", "true")
                        .err())
                .startsWith("podman is needed");
        assertThat(script.with("CONTAINER_RUNTIME", "rkt").run("run", "true").exitCode())
                .isEqualTo(2);
    }

    /** A PATH on which this machine's docker and podman, if it has them, are not. */
    private Path withoutEngines() {
        return StandIn.only(
                folder.resolve("programs"),
                List.of(
                        "bash",
                        "cat",
                        "chmod",
                        "cut",
                        "dirname",
                        "env",
                        "flock",
                        "git",
                        "grep",
                        "mkdir",
                        "mv",
                        "rm",
                        "sed",
                        "sha256sum",
                        "sleep",
                        "timeout",
                        "touch",
                        "tr",
                        "true",
                        "uname"));
    }

    @Test
    void two_checkouts_have_containers_of_their_own() throws IOException {
        try (var one = Running.begin(script, "run", "sh", "-c", UNTIL_GATE, gate.toString())
                .says("holds")) {
            script.with("BRANCH_NAME", "feature/auth-2").run("run", "true").requireSuccess();

            assertThat(engine.containers(PROJECT)).isEqualTo("running");
            assertThat(engine.containers(PROJECT + "_2")).isEmpty();
            assertThat(engine.count("-p " + PROJECT + "_2 --profile infra up")).isEqualTo(1);
            Files.createFile(gate);
            assertThat(one.end()).isZero();
        }
    }

    @Test
    void the_state_is_read_and_never_run_and_its_folder_is_private() throws IOException {
        Files.createDirectories(state().getParent());
        var trap = folder.resolve("trap");
        Files.writeString(state(), "managed $(touch %s)\nholder `touch %s`\ntouch %s\n".formatted(trap, trap, trap));

        script.run("status").requireSuccess();
        script.run("run", "true").requireSuccess();

        assertThat(trap).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cache/finance_report"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_wrong_call_is_told_apart_from_a_failure() {
        assertThat(script.run("begin").exitCode()).isEqualTo(2);
        assertThat(script.run("run").exitCode()).isEqualTo(2);
        assertThat(script.run("acquire", "--pid", "x").exitCode()).isEqualTo(2);
        assertThat(script.run("acquire", "--pid", "4194305").exitCode()).isEqualTo(1);
    }

    private long holders() {
        try {
            return Files.exists(state())
                    ? Files.readString(state())
                            .lines()
                            .filter(line -> line.startsWith("holder "))
                            .count()
                    : 0;
        } catch (IOException replacedMeanwhile) {
            return 0;
        }
    }

    private Path state() {
        return folder.resolve("cache/finance_report/infra-feature_auth");
    }
}
