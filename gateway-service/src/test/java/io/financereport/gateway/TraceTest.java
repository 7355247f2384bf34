package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** One request is one trace, for who sent it, for the service behind and in what is logged. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TraceTest implements OnRealParts {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final StandIn statement = StandIn.start();

    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("micronaut.http.services.statement.urls", statement.url());
    }

    @AfterAll
    void stop() {
        statement.close();
    }

    @Test
    void a_service_hears_of_the_trace_that_the_client_began() {
        statement.says("/statements", 200, "text/plain", "heard");

        traced().get("/api/statements");

        assertThat(statement.last().headers().getOrDefault("traceparent", ""))
                .as("the same trace, with a span of the gateway in between")
                .startsWith("00-" + TRACE + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void a_refusal_and_what_is_logged_of_it_name_the_trace_and_the_workspace() {
        statement.does("/statements/broken", exchange -> exchange.close());
        var logger = (Logger) LoggerFactory.getLogger("io.financereport.gateway");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        try {
            var person = traced();
            var answer = person.post("/api/statements/broken", "{}");

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.json().path("traceId").asText()).isEqualTo(TRACE);
            var workspace =
                    person.get("/api/auth/me").json().at("/workspace/id").asText();
            assertThat(logged.list)
                    .filteredOn(event -> event.getMessage().contains("broke off"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getMDCPropertyMap())
                            .containsEntry("traceId", TRACE)
                            .containsEntry("workspace", workspace)
                            .containsKey("requestId"));
        } finally {
            logger.detachAppender(logged);
        }
    }

    private Client traced() {
        return Client.of(gateway.getURI()).registered().with("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
    }
}
