package io.financereport.environments.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.isolation.Checkout;
import io.financereport.environments.isolation.Engine;
import io.financereport.environments.isolation.Running;
import io.financereport.test.Await;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String PROJECT = "finance-report";
    /** Builds, says that the service is ready, and goes on until it is told to end. */
    private static final String MAVEN = """
        cd "$(dirname "$0")/.."
        for word; do
            case "$word" in *-service) service=${word%-service} ;; esac
        done
        port=${service^^}_PORT
        printf '%s\\n' "$*" >>maven-calls
        env | grep -E '^(STATEMENT_DB_APP_PASSWORD|S3_BUCKET)=' | sort >"environment-$service"
        trap 'echo "$service" >>ended; rm -f "ready-${!port}"; exit 130' INT
        for ((tries = 0; tries < 15000; tries++)); do
            [ -e build-held ] || break
            sleep 0.02
        done
        [ ! -e "fails-$service" ] || exit 1
        touch "ready-${!port}"
        sleep 900 &
        wait\
        """;

    private static final String CURL = """
        url=${*: -1}
        port=${url#http://localhost:}
        [ -e "$(dirname "$0")/../ready-${port%%/*}" ]\
        """;

    private static final String NPM = """
        cd "$(dirname "$0")/.."
        all="$*"
        printf '%s\\n' "${all/--prefix * ci/ci} ${BASE_URL:-}" >>npm-calls
        case "$*" in
            *' ci '*) mkdir -p "$OLDPWD/$2/node_modules"; touch "$OLDPWD/$2/node_modules/.package-lock.json" ;;
            *) trap 'echo ui >>ended; exit 130' INT; sleep 900 & wait ;;
        esac\
        """;

    @TempDir
    private Path folder;

    private Engine engine = new Engine(Path.of(""));
    private Script script = Script.named("dev.sh");

    @BeforeEach
    void a_checkout_with_stand_ins() throws IOException {
        var checkout = Checkout.at(Files.createDirectory(folder.resolve("checkout")));
        var web = Files.createDirectories(checkout.folder().resolve("gateway-service/src/main/web"));
        Files.writeString(web.resolve("package-lock.json"), "{}");
        Files.copy(Script.ROOT.resolve(".env.example"), checkout.folder().resolve(".env.example"));
        engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        StandIn.program(engine.programs(), "mvn", MAVEN);
        StandIn.program(engine.programs(), "curl", CURL);
        StandIn.program(engine.programs(), "npm", NPM);
        engine.write("npm-calls", "");
        engine.write("maven-calls", "");
        script = checkout.script("dev.sh")
                .withPrograms(engine.programs())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("DEV_POLL_SECONDS", "0.02");
        for (var service : List.of("GATEWAY", "STATEMENT", "RECONCILIATION", "REPORT")) {
            script = script.with(service + "_PORT", Integer.toString(FreePort.next()));
        }
    }

    @Test
    void the_containers_are_started_and_stay() {
        script.run("--infra").requireSuccess();

        assertThat(engine.count("--profile infra up --detach --wait")).isEqualTo(1);
        assertThat(engine.containers(PROJECT)).isEqualTo("running");
    }

    @Test
    void one_service_runs_from_its_source_until_it_is_stopped_and_the_containers_stay() {
        try (var window = Running.begin(script, "--backend", "statement").says("Ctrl+C stops")) {
            assertThat(engine.read("maven-calls")).isEqualTo("-B -q -Pserve -pl statement-service -am\n");
            assertThat(engine.read("environment-statement"))
                    .isEqualTo("S3_BUCKET=statements\nSTATEMENT_DB_APP_PASSWORD=development-only-statement-app\n");
            var started = window.process().descendants().toList();

            window.signal("INT");

            assertThat(window.end()).isZero();
            assertThat(started).isNotEmpty();
            Await.until(LONG, () -> started.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(engine.read("ended")).isEqualTo("statement\n");
            assertThat(engine.containers(PROJECT)).isEqualTo("running");
            assertThat(engine.count(" down") + engine.count(" stop")).isZero();
        }
    }

    @Test
    void what_the_environment_says_wins_over_the_file() {
        try (var window = Running.begin(script.with("S3_BUCKET", "statements-mine"), "--backend", "statement-service")
                .says("Ctrl+C stops")) {
            assertThat(engine.read("environment-statement")).startsWith("S3_BUCKET=statements-mine\n");
            window.signal("TERM");
            assertThat(window.end()).isZero();
        }
    }

    @Test
    void the_end_of_one_window_is_not_the_end_of_another() {
        try (var statement = Running.begin(script, "--backend", "statement").says("Ctrl+C stops");
                var report = Running.begin(script, "--backend", "report").says("Ctrl+C stops")) {
            statement.signal("INT");

            assertThat(statement.end()).isZero();
            assertThat(engine.read("ended")).isEqualTo("statement\n");
            assertThat(report.process().isAlive()).isTrue();
            report.signal("HUP");
            assertThat(report.end()).isZero();
            assertThat(engine.read("ended")).isEqualTo("statement\nreport\n");
        }
    }

    @Test
    void two_windows_build_one_after_the_other() {
        engine.write("build-held", "");
        try (var first = Running.begin(script, "--backend", "statement")) {
            Await.until(LONG, () -> Files.exists(engine.folder().resolve("environment-statement")));
            try (var second = Running.begin(script, "--backend", "report")) {
                Await.until(LONG, () -> engine.count(" up ") == 2);
                assertThat(engine.read("maven-calls")).doesNotContain("report-service");

                assertThat(engine.folder().resolve("build-held").toFile().delete())
                        .isTrue();

                first.says("The statement-service is ready");
                second.says("The report-service is ready");
            }
        }
    }

    @Test
    void all_four_run_in_one_window_and_end_with_it() {
        try (var window = Running.begin(script, "--backend").says("Ctrl+C stops")) {
            assertThat(engine.read("maven-calls").lines())
                    .map(call -> call.replaceAll(".*-pl (\\S+)-service.*", "$1"))
                    .containsExactly("statement", "reconciliation", "report", "gateway");

            window.signal("INT");

            assertThat(window.end()).isZero();
            assertThat(engine.read("ended").lines())
                    .containsExactlyInAnyOrder("statement", "reconciliation", "report", "gateway");
        }
    }

    @Test
    void a_taken_port_is_said_before_anything_is_started() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = script.with("REPORT_PORT", Integer.toString(taken.getLocalPort()))
                    .run("--backend", "report");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains("Port " + taken.getLocalPort() + " is taken: does the report-service run in another");
            assertThat(engine.calls()).isEmpty();
        }
    }

    @Test
    void a_service_that_ends_before_it_is_ready_is_said() {
        engine.write("fails-report", "");

        var outcome = script.run("--backend", "report");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("The report-service ended before it was ready.");
    }

    @Test
    void when_one_of_four_ends_the_others_are_stopped() {
        try (var window = Running.begin(script, "--backend").says("Ctrl+C stops")) {
            // The window has other children as well, for a moment each.
            window.process()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains(engine.programs() + "/mvn "))
                    .findFirst()
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(window.end()).isEqualTo(1);
            assertThat(window.said()).contains("It ended by itself");
            assertThat(engine.read("ended").lines()).hasSize(3);
        }
    }

    @Test
    void the_ui_is_installed_when_it_must_be_and_served_in_front_of_the_gateway() {
        assumeTrue(isFree(3000), "Not run: port 3000 is taken");
        for (var times = 1; times <= 2; times++) {
            var served = times;
            try (var window = Running.begin(script.with("GATEWAY_PORT", "9080"), "--frontend")
                    .says("Ctrl+C stops it")) {
                // The first window's call is still written there when the second one begins.
                Await.until(LONG, () -> servedUis() == served);
                window.signal("INT");
                assertThat(window.end()).isZero();
            }
        }

        assertThat(engine.read("npm-calls").lines())
                .filteredOn(call -> call.startsWith("ci"))
                .hasSize(1);
        assertThat(servedUis()).isEqualTo(2);
        assertThat(engine.calls()).isEmpty();
    }

    @Test
    void a_service_that_is_none_is_refused() {
        assertThat(script.run("--backend", "web").exitCode()).isEqualTo(2);
        assertThat(script.run().exitCode()).isEqualTo(2);
    }

    private long servedUis() {
        return engine.read("npm-calls")
                .lines()
                .filter(call -> call.endsWith("run dev http://localhost:9080"))
                .count();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
