package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.FixedClock;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A service of which nobody says now that it is ready: who did a moment ago is tried before anybody is sent away. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class NoneReadyTest implements OnRealParts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LEAVING_FOR = Duration.ofSeconds(4);
    private static final Duration SILENT_FOR = Duration.ofSeconds(10);
    private static final int MORE_THAN_IS_KEPT = 200_000;

    private final FixedClock clock = new FixedClock(Clock.systemUTC().instant());
    private final StandIn report = StandIn.start().says("/", 200, "text/plain", "report");

    @Inject
    EmbeddedServer gateway;

    private Client person;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "gateway.limits.api.requests",
                "100000",
                "gateway.upstream.check-every",
                "50ms",
                "gateway.upstream.check-within",
                "200ms",
                "micronaut.http.services.report.urls",
                report.url());
    }

    @MockBean(bean = Clock.class)
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void isReady() {
        person = Client.of(gateway.getURI()).registered();
        report.ready(true);
        report.silent(false);
        Await.until(PATIENCE, () -> upload() == 200);
    }

    @AfterAll
    void stop() {
        report.close();
    }

    @Test
    void who_does_not_say_in_time_is_tried_for_some_seconds_but_gets_nothing_that_can_be_sent_only_once() {
        report.silent(true);
        awaitLooks();

        assertThat(person.get("/api/reports/x").text()).isEqualTo("report");
        assertThat(person.post("/api/reports/x", "{}").text()).isEqualTo("report");
        assertThat(upload()).isEqualTo(503);

        clock.advance(LEAVING_FOR);
        assertThat(person.get("/api/reports/x").text()).isEqualTo("report");
        clock.advance(SILENT_FOR.minus(LEAVING_FOR));
        assertThat(person.get("/api/reports/x").code()).isEqualTo("service-away");
    }

    @Test
    void who_says_no_is_tried_for_less_than_it_answers_on() {
        report.ready(false);
        awaitLooks();

        assertThat(person.get("/api/reports/x").text()).isEqualTo("report");
        assertThat(upload()).isEqualTo(503);

        clock.advance(LEAVING_FOR);
        Await.until(PATIENCE, () -> person.get("/api/reports/x").status() == 503);
    }

    /** When somebody asks for the second time, the answer to the first is known. */
    private void awaitLooks() {
        var before = report.asked();
        Await.until(PATIENCE, () -> report.asked() >= before + 2);
    }

    private int upload() {
        return person.send(person.request("/api/reports/x")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[MORE_THAN_IS_KEPT])))
                .status();
    }
}
