package io.financereport.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own whose secrets and whose database keep it waiting: the last checkpoint in its log says for what. */
@Tag("real-parts")
class StartTest {
    private static final Pattern CHECKPOINT =
            Pattern.compile("\\[CHECKPOINT-(\\d)] ([a-z]+): (.*), (\\d+) ms after the process began");

    @TempDir
    private Path folder;

    private record Checkpoint(int number, String name, String what, long after) {}

    @Test
    void a_start_reads_its_secrets_then_migrates_then_answers_and_says_when() throws Exception {
        var database = RealParts.postgres().newDatabase();
        var settings = RealParts.properties("report", database, Redis.start());
        var owner = Objects.requireNonNull(settings.remove("database.owner-password"));
        var app = Objects.requireNonNull(settings.remove("database.app-password"));
        var secrets = pipe();
        try (var migrating = RealParts.postgres().connect(database, "report", "owner");
                var service = ServiceProcess.start(folder, settings, Map.of("SECRETS_FILE", secrets.toString()))) {
            keepMigrationsWaiting(migrating);
            try (var writer = whenSomebodyReads(secrets)) {
                assertThat(checkpoints(service)).isEmpty();
                writer.write("REPORT_DB_OWNER_PASSWORD='%s'%nREPORT_DB_APP_PASSWORD='%s'%n".formatted(owner, app));
            }
            Await.until(ServiceProcess.START_MAX, () -> somebodyWaits(database));
            assertThat(checkpoints(service)).extracting(Checkpoint::number).containsExactly(1);
            assertThat(service.status("/health/liveness")).isEmpty();
            migrating.rollback();
            Await.until(ServiceProcess.START_MAX, () -> service.log().contains("[CHECKPOINT-3]"));

            assertThat(service.status("/health/liveness")).contains(200);
            var reached = checkpoints(service);
            assertThat(reached).extracting(Checkpoint::number).containsExactly(1, 2, 3);
            assertThat(reached).extracting(Checkpoint::name).containsExactly("secrets", "migrations", "server");
            assertThat(reached).extracting(Checkpoint::after).isSorted().allMatch(after -> after > 0);
            assertThat(reached.getFirst().what()).isEqualTo("2 values of " + secrets);
            assertThat(service.log()).doesNotContain(owner).doesNotContain(app);
        }
    }

    private static List<Checkpoint> checkpoints(ServiceProcess service) {
        return CHECKPOINT
                .matcher(service.log())
                .results()
                .map(line -> new Checkpoint(
                        Integer.parseInt(line.group(1)), line.group(2), line.group(3), Long.parseLong(line.group(4))))
                .toList();
    }

    /** In place of the file: who opens it to read or to write waits for the other. */
    private Path pipe() throws IOException, InterruptedException {
        var path = folder.resolve("secrets");
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return path;
    }

    private static BufferedWriter whenSomebodyReads(Path pipe) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return Files.newBufferedWriter(pipe);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(ServiceProcess.START_MAX.toSeconds(), TimeUnit.SECONDS);
    }

    /** Whoever makes Flyway's table waits for this transaction, which makes it too. */
    private static void keepMigrationsWaiting(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE report.flyway_schema_history ()");
        }
    }

    private static boolean somebodyWaits(String database) {
        try (var connection = RealParts.postgres().superuser(database);
                var waiting = connection
                        .createStatement()
                        .executeQuery("SELECT FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            return waiting.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
