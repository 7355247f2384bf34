package io.financereport.environments.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.isolation.Checkout;
import io.financereport.environments.isolation.Runs;
import io.financereport.environments.isolation.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real-parts")
class CleanupOrphanedDbsTest {
    private static final String ENDED = "finance-report pid=%d start=1 host=%s since=1700000000";

    private final Server server = Server.emptied();
    private final String host = hostHere();

    @TempDir
    private Path cache;

    private Script script = Script.named("cleanup_orphaned_dbs.sh");

    @BeforeEach
    void orphans_and_what_is_like_them() {
        script = server.given(script).with("XDG_CACHE_HOME", cache.toString());
        server.create("finance_report_test_gone", "");
        server.create(
                "finance_report_test_gone_gw0",
                ENDED.formatted(ProcessHandle.current().pid(), host));
        server.create("finance_report", "");
        server.create("finance_report_dev_gone", "");
        server.create("finance_report_test", "");
        server.create("my_finance_report_test_gone", "");
        server.create("finance_report_testing", "");
    }

    @Test
    void drops_what_ended_runs_left_and_nothing_that_has_a_name_like_it() {
        var outcome = script.run().requireSuccess();

        assertThat(outcome.out()).contains("dropped     finance_report_test_gone\n", "2 dropped, 0 kept");
        assertThat(server.databases())
                .containsExactly(
                        "finance_report",
                        "finance_report_dev_gone",
                        "finance_report_test",
                        "finance_report_testing",
                        "my_finance_report_test_gone");
    }

    @Test
    void a_dry_run_only_says_what_it_would_do() {
        var before = server.databases();

        var outcome = script.run("--dry-run").requireSuccess();

        assertThat(outcome.out()).contains("would drop  finance_report_test_gone_gw0\n", "2 would be dropped");
        assertThat(server.databases()).isEqualTo(before);
    }

    @Test
    void a_live_run_keeps_its_databases_and_a_killed_one_does_not(@TempDir Path folder) {
        var checkout = Checkout.onBranch(folder, "main");
        try (var live = Runs.begin(server, checkout.folder(), 1);
                var killed = Runs.begin(server, checkout.folder(), 2)) {
            killed.kill();
            server.awaitLeft(killed.databases());

            script.run("--all").requireSuccess();

            assertThat(server.databases())
                    .containsAll(live.databases())
                    .doesNotContainAnyElementsOf(killed.databases());
            live.finish();
        }
    }

    @Test
    void what_somebody_is_connected_to_stays_whoever_made_it() throws SQLException {
        try (var connection = server.connect("finance_report_test_gone", "postgres", "")) {
            var outcome = script.run("--all").requireSuccess();

            assertThat(outcome.out()).contains("kept        finance_report_test_gone: somebody is connected to it");
            assertThat(connection.isValid(0)).isTrue();
        }
        assertThat(server.databases())
                .contains("finance_report_test_gone")
                .doesNotContain("finance_report_test_gone_gw0");
    }

    @Test
    void the_databases_of_a_held_namespace_stay_unless_all_are_asked_for() throws IOException {
        server.create("finance_report_test_go", "");
        hold("go");

        script.run().requireSuccess();
        assertThat(server.databases()).contains("finance_report_test_go").doesNotContain("finance_report_test_gone");

        script.run("--all").requireSuccess();
        assertThat(server.databases()).doesNotContain("finance_report_test_go");
    }

    @Test
    void another_machines_run_is_believed_unless_all_are_asked_for() {
        var now = System.currentTimeMillis() / 1000;
        server.create("finance_report_test_far_gw0", "pid=1 start=1 host=another.example since=" + now);
        server.create("finance_report_test_long_gw0", "pid=1 start=1 host=another.example since=" + (now - 90_000));

        script.run().requireSuccess();
        assertThat(server.databases())
                .contains("finance_report_test_far_gw0")
                .doesNotContain("finance_report_test_long_gw0");

        script.run("--all").requireSuccess();
        assertThat(server.databases()).doesNotContain("finance_report_test_far_gw0");
    }

    @Test
    void a_server_that_does_not_answer_is_a_failure_and_none_at_all_is_not(@TempDir Path programs) throws IOException {
        var noServer =
                script.with("TEST_POSTGRES_URL", "postgresql://127.0.0.1:1").run();
        var nothing = Script.named("cleanup_orphaned_dbs.sh")
                .withPrograms(StandIn.program(programs, "docker", "exit 1"))
                .with("XDG_CACHE_HOME", cache.toString())
                .run();

        assertThat(noServer.exitCode()).isEqualTo(1);
        assertThat(nothing.requireSuccess().out()).startsWith("No PostgreSQL to clean");
    }

    @Test
    void an_address_with_a_password_is_refused_and_not_repeated() {
        var outcome = script.with("TEST_POSTGRES_URL", "postgresql://me:hidden@localhost:5432")
                .run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.said()).contains("TEST_POSTGRES_URL is not").doesNotContain("hidden");
    }

    private void hold(String namespace) throws IOException {
        var state = Files.createDirectories(cache.resolve("finance_report")).resolve("infra-" + namespace);
        Files.writeString(
                state,
                "managed created\nholder pid=%d start=- host=%s since=1\n"
                        .formatted(ProcessHandle.current().pid(), host));
    }

    private static String hostHere() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
