package io.financereport.environments.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.isolation.Engine;
import io.financereport.environments.isolation.Running;
import io.financereport.environments.isolation.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real-parts")
class ResourceLeaksTest {
    private static final String SSH = "cat \"$(dirname \"$0\")/../server-volumes\"";
    private static final String GH = """
        cd "$(dirname "$0")/.."
        case "$*" in
            'pr list '*) cat open ;;
            'repo view '*) echo somebody ;;
            *'/orgs/somebody/'*) echo 'gh: Not Found (HTTP 404)' >&2; exit 1 ;;
            *'/users/somebody/packages/container/finance_report-'*) cat tags ;;
            *) exit 64 ;;
        esac\
        """;

    private final Server server = Server.emptied();

    @TempDir
    private Path folder;

    private Engine engine = new Engine(Path.of(""));
    private Script script = Script.named("check_resource_leaks.sh");

    @BeforeEach
    void all_is_well() throws IOException {
        engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        StandIn.program(engine.programs(), "ssh", SSH);
        StandIn.program(engine.programs(), "gh", GH);
        engine.set("finance-report", "running");
        engine.write("volumes", "finance-report_postgres\nsomebodys_finance-report\n");
        engine.write("store-size", "12\t/data\n");
        engine.write(
                "server-volumes",
                "finance-report-pr-4-x1y2z3_postgres\nfinance_report_postgres\nsomeshop-pr-9_postgres\n");
        engine.write("open", "4\n");
        engine.write("tags", "pr-4\nsha-1f00d\nmy-pr-9\npr-9x\n");
        script = server.given(script)
                .withPrograms(engine.programs())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("VPS_HOST", "server.example");
    }

    @Test
    void seven_lines_say_that_all_is_well() {
        var outcome = script.run().requireSuccess();

        assertThat(outcome.out().lines())
                .map(line -> line.replaceAll("\\s+", " ").split(" ")[0] + " "
                        + line.replaceAll("\\s+", " ").split(" ")[1])
                .containsExactly(
                        "ok databases", "ok containers", "ok volumes", "ok s3", "ok server", "ok images", "ok state");
    }

    @Test
    void a_test_database_without_its_run_is_a_leak() {
        server.create("finance_report_test_gone_gw0", "");

        expectWarning("databases", "1 test databases", "finance_report_test_gone_gw0");

        assertThat(server.databases()).contains("finance_report_test_gone_gw0");
    }

    @Test
    void the_containers_of_a_closed_pull_request_are_a_leak_and_those_of_one_like_it_are_not() {
        engine.set("finance-report-pr-4", "running");
        engine.set("finance-report-pr-47", "stopped");
        engine.set("somebodys-finance-report-pr-48", "running");
        engine.set("finance-reporting-pr-49", "running");

        assertThat(expectWarning("containers", "containers of 1 projects", "finance-report-pr-47"))
                .doesNotContain("pr-4\n", "pr-48", "pr-49");
        assertThat(engine.containers("finance-report-pr-47")).isEqualTo("stopped");
    }

    @Test
    void the_containers_of_a_checkout_that_is_gone_are_a_leak() {
        engine.set("finance-report-mine", "running");
        script.run().requireSuccess();
        engine.startedIn("finance-report-mine", folder.resolve("gone"));

        expectWarning("containers", "containers of 1 projects", "finance-report-mine");
    }

    @Test
    void the_containers_of_a_run_are_a_leak_when_it_has_ended_and_not_before() {
        engine.startedIn("finance-report-young", folder.resolve("gone"));
        try (var run = Running.begin(
                Script.named("test_infra.sh")
                        .withPrograms(engine.programs())
                        .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                        .with("BRANCH_NAME", "young"),
                "run",
                "sh",
                "-c",
                "echo holds; exec sleep 600")) {
            run.says("holds");
            script.run().requireSuccess();
            run.killAll();
        }

        var outcome = script.run("--verbose");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("containers of 1 projects", "finance-report-young", "1 namespaces whose holders have ended");
        assertThat(engine.containers("finance-report-young")).isEqualTo("running");
    }

    @Test
    void many_volumes_are_a_leak_and_those_of_others_are_not_counted() {
        script = script.with("LEAK_VOLUMES_MAX", "1");
        script.run().requireSuccess();
        engine.write("volumes", "finance-report_postgres\nfinance_report_redis\nfinance-reporting_x\n");

        expectWarning("volumes", "2 volumes, more than 1", "finance_report_redis");
    }

    @Test
    void a_store_that_has_grown_is_a_leak() {
        engine.write("store-size", "1025\t/data\n");

        expectWarning("s3", "1025 MiB, more than 1024", "");
    }

    @Test
    void the_volumes_of_an_open_preview_stay_and_those_of_one_like_it_are_a_leak() {
        engine.write(
                "server-volumes",
                "finance-report-pr-4-x1y2z3_postgres\nfinance-report-pr-47-a1b2c3_postgres\n"
                        + "finance-report-pr-47-a1b2c3_s3\n");

        expectWarning("server", "volumes of 1 closed pull requests", "47");
    }

    @Test
    void a_pipeline_brings_the_key_of_the_host_which_nobody_sees() {
        StandIn.program(engine.programs(), "ssh", """
            [[ $* = *root@server.example* ]] || exit 255
            [ "$(cat "$2")" = hidden-key ] || exit 255
            """ + SSH);

        var outcome = script.with("VPS_SSH_KEY", "hidden-key").run().requireSuccess();

        assertThat(outcome.out()).contains("ok       server");
        assertThat(outcome.said()).doesNotContain("hidden-key");
    }

    @Test
    void the_images_of_a_closed_pull_request_are_a_leak() {
        engine.write("tags", "pr-4\npr-40\n");

        expectWarning("images", "images of 1 closed pull requests", "40");
    }

    @Test
    void the_state_of_an_ended_run_is_a_leak() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("cache/finance_report")).resolve("infra-gone"),
                "managed created\nholder pid=4194305 start=1 host=another.example since=1\n");

        expectWarning("state", "1 namespaces whose holders have ended", "gone");
    }

    @Test
    void what_cannot_be_looked_at_is_skipped_and_said() {
        var few = StandIn.only(
                folder.resolve("few"),
                List.of(
                        "bash",
                        "cat",
                        "chmod",
                        "dirname",
                        "env",
                        "git",
                        "grep",
                        "mkdir",
                        "sed",
                        "sha256sum",
                        "sort",
                        "tr",
                        "uname",
                        "wc"));

        var outcome = Script.named("check_resource_leaks.sh")
                .with("PATH", few.toString())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("VPS_HOST", "server.example")
                .run()
                .requireSuccess();

        assertThat(outcome.out())
                .contains(
                        "skipped  databases  no PostgreSQL runs here",
                        "skipped  containers neither docker nor podman is installed",
                        "skipped  volumes    neither docker nor podman is installed",
                        "skipped  s3         neither docker nor podman is installed",
                        "skipped  server     ssh is not installed",
                        "skipped  images     gh is not there",
                        "ok       state");
    }

    @Test
    void a_host_that_does_not_answer_is_no_leak() {
        StandIn.program(engine.programs(), "ssh", "exit 255");

        assertThat(script.run().requireSuccess().out()).contains("server.example cannot be asked by SSH");
    }

    private String expectWarning(String check, String words, String detail) {
        var outcome = script.run("--verbose");

        assertThat(outcome.exitCode()).describedAs(outcome.said()).isEqualTo(1);
        assertThat(outcome.out()
                        .lines()
                        .filter(line -> line.startsWith("warning"))
                        .toList())
                .singleElement()
                .asString()
                .contains(check, words);
        assertThat(outcome.out()).contains(detail);
        return outcome.out();
    }
}
