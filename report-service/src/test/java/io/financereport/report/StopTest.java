package io.financereport.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is told to end: whoever sends requests by readiness has time to stop. */
@Tag("real-parts")
class StopTest {
    private static final Duration START_MAX = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private Process service;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        var settings = new HashMap<>(
                RealParts.properties("report", RealParts.postgres().newDatabase(), Redis.start()));
        settings.put("micronaut.server.port", Integer.toString(port));
        settings.put("drain", "3s");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(ReportService.class.getName());
        service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Await.until(START_MAX, () -> status("/health/readiness").equals(Optional.of(200)));
    }

    @AfterEach
    void end() {
        service.destroyForcibly();
    }

    @Test
    void is_not_ready_and_answers_on_before_it_stops() throws InterruptedException {
        service.destroy();

        Await.until(Duration.ofSeconds(2), () -> status("/health/readiness").equals(Optional.of(503)));
        assertThat(status("/health/liveness")).contains(200);
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(143);
    }

    @Test
    void stops_at_once_when_told_twice() throws InterruptedException {
        service.destroy();
        Await.until(Duration.ofSeconds(2), () -> status("/health/readiness").equals(Optional.of(503)));

        service.destroy();

        Await.until(Duration.ofSeconds(1), () -> status("/health/liveness").isEmpty());
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** None where nothing listens. */
    private Optional<Integer> status(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Optional.of(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException nothing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
