package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.test.Await;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real-parts")
class StackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path root;

    @BeforeEach
    void build() throws IOException {
        StandIns.buildIn(root);
    }

    @Test
    void everything_runs_in_sessions_of_its_own_and_stops_door_first_and_database_last() throws Exception {
        var stack = started(Map.of());
        var pids = pids(stack.data());

        assertThat(pids).containsOnlyKeys("gateway", "statement", "reconciliation", "report", "redis", "postgres");
        assertThat(pids.values()).allSatisfy(pid -> assertThat(sessionOf(pid)).isEqualTo(pid));

        stack.close();

        assertThat(pids.values()).noneMatch(StackTest::isAlive);
        assertThat(pids(stack.data())).isEmpty();
        var order = Files.readAllLines(stack.data().resolve("stopped.txt"));
        assertThat(order).hasSize(4).first().isEqualTo("gateway");
        assertThat(Files.readString(stack.data().resolve("logs/postgres.log"))).contains("fast shutdown request");
    }

    @Test
    void started_again_the_data_is_there() throws Exception {
        try (var stack = started(Map.of())) {
            execute(stack, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(redis(stack).command("SET kept 42")).isEqualTo("+OK");
        }

        try (var stack = started(Map.of())) {
            execute(stack, "SELECT answer FROM kept");
            assertThat(redis(stack).command("EXISTS kept")).isEqualTo(":1");
        }
    }

    @Test
    void what_is_killed_comes_back() throws Exception {
        try (var stack = started(Map.of())) {
            for (var name : List.of("statement", "redis", "postgres")) {
                var before = pids(stack.data()).getOrDefault(name, 0L);
                ProcessHandle.of(before).orElseThrow().destroyForcibly();

                Await.until(PATIENCE, () -> !before.equals(pids(stack.data()).get(name)));
            }
            Await.until(PATIENCE, () -> isReady(stack.instances().get(1)));
            Await.until(PATIENCE, () -> redis(stack).answers());
        }
    }

    @Test
    void two_of_each_know_of_each_other() throws Exception {
        try (var stack = started(Map.of("instances", "2"))) {
            assertThat(stack.addresses()).hasSize(2).doesNotHaveDuplicates();
            assertThat(pids(stack.data())).containsKeys("gateway-2", "statement-2", "reconciliation-2", "report-2");
            for (var instance : stack.instances()) {
                var environment = get(instance.address());
                for (var other : stack.instances()) {
                    assertThat(environment)
                            .containsPattern(other.part().name() + "_URLS=\\S*" + other.address() + "(,|\n|$)");
                }
            }
        }
    }

    @Test
    void a_service_is_given_its_own_secrets_only() throws Exception {
        try (var stack = started(Map.of())) {
            var statement = get(stack.instances().get(1).address());

            assertThat(statement)
                    .contains("STATEMENT_DB_APP_PASSWORD=" + stack.secrets().get("STATEMENT_DB_APP_PASSWORD"))
                    .doesNotContain("GATEWAY_KEY_SECRET")
                    .doesNotContain("REPORT_DB_APP_PASSWORD");
            assertThat(Files.getPosixFilePermissions(stack.data().resolve("secrets.properties")))
                    .hasSize(2);
        }
    }

    @Test
    void a_data_folder_is_made_for_its_owner_alone() throws Exception {
        try (var stack = stack(Map.of("data.directory", "fresh"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stack.data())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_taken_port_is_said_with_the_setting_that_changes_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> started(Map.of("report.port", port)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + port + " is taken: choose another with -Dreport.port=<port>.");
            assertThat(pids(root.resolve(".data"))).isEmpty();
        }
    }

    @Test
    void a_data_folder_is_served_once() throws Exception {
        try (var stack = started(Map.of())) {
            assertThatThrownBy(() -> started(Map.of())).hasMessageContaining("is in use by a launcher");
            assertThat(isReady(stack.instances().get(0))).isTrue();
        }
    }

    @Test
    void a_service_that_never_is_ready_is_named_and_everything_is_stopped() throws Exception {
        Files.writeString(root.resolve("report-service/target/report-service-0.1.0-SNAPSHOT.jar"), "no jar");
        var others = new AtomicReference<BooleanSupplier>(() -> false);
        // The time is over when all others are ready, however long they take.
        var clock = new LateClock(() -> others.get().getAsBoolean());
        var stack = stack(Map.of("ready.seconds.max", "600"), clock);
        others.set(() -> stack.instances().size() == 4
                && stack.instances().stream()
                        .filter(instance -> instance.part() != Part.REPORT)
                        .allMatch(this::isReady));

        assertThatThrownBy(stack::start).hasMessageContaining("report was not ready after 600 s: see ");
        assertThat(pids(root.resolve(".data"))).isEmpty();
    }

    private Stack started(Map<String, String> given) throws IOException {
        var stack = stack(given);
        stack.start();
        return stack;
    }

    private Stack stack(Map<String, String> given) throws IOException {
        return stack(given, Clock.systemUTC());
    }

    private Stack stack(Map<String, String> given, Clock clock) throws IOException {
        var properties = new HashMap<String, String>(StandIns.freePorts());
        properties.putAll(given);
        var settings = Settings.of(root, Path.of(System.getProperty("java.home")), properties, Map.of());
        return Stack.of(settings, clock, new Announcer(new PrintStream(PrintStream.nullOutputStream())));
    }

    /** An hour later than it is, from when that is so. */
    private static final class LateClock extends Clock {
        private final BooleanSupplier isLate;

        LateClock(BooleanSupplier isLate) {
            this.isLate = isLate;
        }

        @Override
        public Instant instant() {
            var now = Clock.systemUTC().instant();
            return isLate.getAsBoolean() ? now.plus(Duration.ofHours(1)) : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.systemUTC().withZone(zone);
        }
    }

    private static Map<String, Long> pids(Path data) {
        return PidFiles.read(data);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Field 6 of {@code /proc/<pid>/stat}; the program's name before it stands in brackets and may hold anything. */
    private static long sessionOf(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Redis redis(Stack stack) {
        return new Redis(stack.data(), stack.settings().port(Setting.REDIS_PORT), stack.secrets());
    }

    private static void execute(Stack stack, String sql) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/finance_report"
                .formatted(stack.settings().port(Setting.POSTGRES_PORT));
        try (var connection = DriverManager.getConnection(
                        url, "postgres", stack.secrets().get("POSTGRES_PASSWORD"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isReady(Instance instance) {
        try {
            return !get(instance.readiness()).isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String get(URI address) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
