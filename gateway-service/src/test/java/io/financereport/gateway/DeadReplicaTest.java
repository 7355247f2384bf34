package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Instances that die while the gateway still believes in them: it asks for readiness once an hour here. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DeadReplicaTest implements OnRealParts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MORE_THAN_IS_KEPT = 200_000;

    private final StandIn first = StandIn.start();
    private final StandIn second = StandIn.start();
    private final StandIn only = StandIn.start();
    private final StandIn old = StandIn.start();
    private final StandIn young = StandIn.start();

    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        young.ready(false);
        return Map.of(
                "gateway.upstream.check-every",
                "1h",
                "gateway.upstream.check-within",
                "1m",
                "micronaut.http.services.statement.urls",
                first.url() + "," + second.url(),
                "micronaut.http.services.reconciliation.urls",
                old.url() + "," + young.url(),
                "micronaut.http.services.report.urls",
                only.url());
    }

    @AfterAll
    void stop() {
        Stream.of(first, second, only, old, young).forEach(StandIn::close);
    }

    @Test
    void a_dead_replica_costs_nobody_anything() {
        first.says("/", 200, "text/plain", "first");
        second.says("/", 200, "text/plain", "second");
        var person = Client.of(gateway.getURI()).registered();
        Await.until(PATIENCE, () -> person.get("/api/statements").text().equals("first"));

        first.close();

        for (int i = 0; i < 4; i++) {
            assertThat(person.get("/api/statements").text()).isEqualTo("second");
            assertThat(person.post("/api/statements", "{}").text()).isEqualTo("second");
            var upload = person.send(person.request("/api/statements")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[MORE_THAN_IS_KEPT])));
            assertThat(upload.text()).isEqualTo("second");
            assertThat(second.last().body()).hasSize(MORE_THAN_IS_KEPT);
        }
    }

    @Test
    void a_service_without_any_replica_is_a_problem_that_says_when_to_come_back() {
        only.says("/", 200, "text/plain", "only");
        var person = Client.of(gateway.getURI()).registered();
        assertThat(person.get("/api/reports/x").text()).isEqualTo("only");

        only.close();

        var answer = person.get("/api/reports/x");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("service-away");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        try (var back = StandIn.start(only.port())) {
            back.says("/", 200, "text/plain", "back");
            assertThat(person.get("/api/reports/x").text()).isEqualTo("back");
        }
    }

    @Test
    void when_all_known_replicas_are_gone_it_looks_for_new_ones() {
        young.says("/", 200, "text/plain", "young");
        Await.until(PATIENCE, () -> old.asked() > 0 && young.asked() > 0);
        var person = Client.of(gateway.getURI()).registered();

        old.close();
        young.ready(true);
        assertThat(person.post("/api/accounts", "{}").text()).isEqualTo("young");

        young.ready(false);
        try (var back = StandIn.start(old.port())) {
            back.says("/", 200, "text/plain", "back");
            var upload = person.send(person.request("/api/accounts")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[MORE_THAN_IS_KEPT])));
            assertThat(upload.text()).isEqualTo("back");
        }
    }
}
