package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RoutingTest implements OnRealParts {
    private final StandIn statement = StandIn.start();
    private final StandIn report = StandIn.start();

    @Inject
    EmbeddedServer gateway;

    @BeforeAll
    void answer() {
        statement.says("/statements", 200, "application/json", "{\"items\":[],\"next\":null}");
        report.says("/reports", 200, "text/csv", "a,b\n");
    }

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "micronaut.http.services.statement.urls", statement.url(),
                "micronaut.http.services.report.urls", report.url());
    }

    @AfterAll
    void stop() {
        statement.close();
        report.close();
    }

    @Test
    void a_registered_person_reaches_the_service_that_owns_the_path() {
        var answer = Client.of(gateway.getURI()).registered().get("/api/statements?limit=5&q=a%20b");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items").isArray()).isTrue();
        assertThat(statement.last().uri()).isEqualTo("/statements?limit=5&q=a%20b");
    }
}
