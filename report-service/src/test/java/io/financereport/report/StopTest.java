package io.financereport.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is told to end: whoever sends requests by readiness has time to stop. */
@Tag("real-parts")
class StopTest {
    @TempDir
    private Path folder;

    private ServiceProcess service;

    @BeforeEach
    void start() throws IOException {
        var settings = RealParts.properties("report", RealParts.postgres().newDatabase(), Redis.start());
        // The longest there is: in it a slow machine has to see what comes in between.
        settings.put("drain", "10s");
        service = ServiceProcess.start(folder, settings, Map.of());
        Await.until(
                ServiceProcess.START_MAX,
                () -> service.status("/health/readiness").equals(Optional.of(200)));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void is_not_ready_and_answers_on_before_it_stops() throws InterruptedException {
        service.stop();

        untilNotReady();
        assertThat(service.status("/health/liveness")).contains(200);
        assertThat(service.ended()).contains(143);
    }

    @Test
    void stops_at_once_when_told_twice() throws InterruptedException {
        service.stop();
        untilNotReady();

        service.stop();

        assertThat(service.ended()).contains(143);
        assertThat(service.log()).contains("is told to end once more, ends now");
    }

    private void untilNotReady() {
        Await.until(
                ServiceProcess.START_MAX,
                () -> service.status("/health/readiness").equals(Optional.of(503)));
    }
}
