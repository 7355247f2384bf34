package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The development containers of two checkouts that say nothing are the same ones: neither takes them from under the other. */
class TwoCheckoutsTest {
    private static final String PROJECT = "finance-report";

    @TempDir
    private Path folder;

    private Engine engine = new Engine(Path.of(""));
    private Path first = Path.of("");
    private Path second = Path.of("");

    @BeforeEach
    void two_folders_and_one_engine() throws IOException {
        engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        StandIn.program(engine.programs(), "mvn", "sleep 300");
        StandIn.program(engine.programs(), "curl", "exit 0");
        first = checkout("first");
        second = checkout("second");
    }

    @Test
    void the_second_one_uses_the_containers_of_the_first_as_they_are() {
        script(first, "dev.sh").run("--infra").requireSuccess();

        var said = script(second, "dev.sh").run("--infra").requireSuccess().err();

        assertThat(said).contains("are those of " + first);
        assertThat(engine.calls().stream().filter(call -> call.contains(" up ")))
                .hasSize(2)
                .satisfiesExactly(
                        own -> assertThat(own).doesNotContain("recreate"),
                        others -> assertThat(others).contains("--no-recreate"));
        assertThat(engine.startedBy(PROJECT)).isEqualTo(first);
    }

    @Test
    void its_own_containers_are_made_anew_where_their_settings_changed() {
        script(first, "dev.sh").run("--infra").requireSuccess();

        var said = script(first, "dev.sh").run("--infra").requireSuccess().said();

        assertThat(engine.count("recreate")).isZero();
        assertThat(said).doesNotContain("those of");
    }

    @Test
    void those_of_a_checkout_that_is_away_are_made_anew_when_they_do_not_start_any_more() throws IOException {
        script(first, "dev.sh").run("--infra").requireSuccess();
        remove(first);
        engine.failNextUp();

        script(second, "dev.sh").run("--infra");

        assertThat(engine.count(" up --detach --wait --no-recreate")).isEqualTo(1);
        assertThat(engine.count(" up --detach --wait --force-recreate")).isEqualTo(1);
    }

    @Test
    void those_of_a_checkout_that_is_there_are_never_made_anew() {
        script(first, "dev.sh").run("--infra").requireSuccess();
        engine.failNextUp();

        assertThat(script(second, "dev.sh").run("--infra").exitCode()).isEqualTo(1);

        assertThat(engine.count("--force-recreate")).isZero();
    }

    @Test
    void clearing_up_leaves_what_another_checkout_started() {
        script(first, "dev.sh").run("--infra").requireSuccess();

        for (var call : new String[][] {{}, {"--all", "--yes"}, {"--dry-run"}}) {
            var said = script(second, "cleanup_dev_resources.sh").run(call).requireSuccess();
            assertThat(said.out()).contains("kept          the development containers: they are those of " + first);
        }

        assertThat(engine.count(" down")).isZero();
        script(first, "cleanup_dev_resources.sh").run().requireSuccess();
        assertThat(engine.containers(PROJECT)).isEmpty();
    }

    @Test
    void clearing_up_removes_what_nobody_is_left_to_remove() throws IOException {
        script(first, "dev.sh").run("--infra").requireSuccess();
        remove(first);

        script(second, "cleanup_dev_resources.sh").run().requireSuccess();

        assertThat(engine.containers(PROJECT)).isEmpty();
    }

    @Test
    void clearing_up_leaves_what_a_window_of_either_checkout_works_with() throws IOException {
        script(first, "dev.sh").run("--infra").requireSuccess();
        try (var window = Running.begin(script(second, "dev.sh").with("REPORT_PORT", freePort()), "--backend", "report")
                .says("Ctrl+C stops")) {
            var said = script(first, "cleanup_dev_resources.sh")
                    .run("--all", "--yes")
                    .requireSuccess();

            assertThat(said.out())
                    .contains("kept          the development containers: pid="
                            + window.process().pid());
            assertThat(engine.containers(PROJECT)).isEqualTo("running");
            window.signal("INT");
            assertThat(window.end()).isZero();
        }
        script(first, "cleanup_dev_resources.sh").run().requireSuccess();
        assertThat(engine.containers(PROJECT)).isEmpty();
    }

    @Test
    void a_window_that_was_killed_keeps_nothing() throws IOException {
        try (var window = Running.begin(script(first, "dev.sh").with("REPORT_PORT", freePort()), "--backend", "report")
                .says("Ctrl+C stops")) {
            window.killAll();
        }

        script(first, "cleanup_dev_resources.sh").run().requireSuccess();

        assertThat(engine.containers(PROJECT)).isEmpty();
        assertThat(folder.resolve("cache/finance_report/dev-" + PROJECT)).doesNotExist();
    }

    @Test
    void a_checkout_that_names_its_project_has_containers_of_its_own() throws IOException {
        Files.writeString(
                second.resolve(".env"),
                Files.readString(second.resolve(".env.example")) + "COMPOSE_PROJECT_NAME=finance-report-second\n");
        script(first, "dev.sh").run("--infra").requireSuccess();

        script(second, "dev.sh").run("--infra").requireSuccess();

        assertThat(engine.count("recreate")).isZero();
    }

    private Path checkout(String name) throws IOException {
        var checkout = Checkout.at(Files.createDirectory(folder.resolve(name))).folder();
        Files.copy(Script.ROOT.resolve(".env.example"), checkout.resolve(".env.example"));
        return checkout.toRealPath();
    }

    private Script script(Path checkout, String name) {
        return new Checkout(checkout)
                .script(name)
                .withPrograms(engine.programs())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("DEV_POLL_SECONDS", "0.02");
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static void remove(Path checkout) throws IOException {
        try (var all = Files.walk(checkout)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
