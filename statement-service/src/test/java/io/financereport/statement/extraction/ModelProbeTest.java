package io.financereport.statement.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.financereport.test.FreePort;
import io.financereport.web.start.BootOutcome;
import io.financereport.web.start.BootOutcome.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelProbeTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void looks_for_no_service_where_no_model_is_named() throws InterruptedException {
        var outcome = look(URI.create("http://127.0.0.1:1"), "key", " ");

        assertThat(outcome.state()).isEqualTo(State.SKIPPED);
        assertThat(outcome.message()).contains("PRIMARY_MODEL");
    }

    @Test
    void names_the_models_of_a_service_that_takes_the_key() throws Exception {
        var outcome = lookAtServiceThatAnswers(200, "secret");

        assertThat(outcome.state()).isEqualTo(State.OK);
        assertThat(outcome.message()).endsWith("for one, two").doesNotContain("secret");
        assertThat(asked).containsExactly("GET /v1/models Bearer secret");
    }

    @Test
    void sends_no_key_where_there_is_none() throws Exception {
        assertThat(lookAtServiceThatAnswers(404, "").state())
                .as("it is there, whether or not it lists its models")
                .isEqualTo(State.OK);
        assertThat(asked).containsExactly("GET /v1/models null");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refused_key_is_an_error_which_says_where_it_is_set(int status) throws Exception {
        var outcome = lookAtServiceThatAnswers(status, "secret");

        assertThat(outcome.state()).isEqualTo(State.ERROR);
        assertThat(outcome.message()).contains("OPENROUTER_API_KEY").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"500", "503"})
    void a_service_that_is_ill_is_a_warning(int status) throws Exception {
        var outcome = lookAtServiceThatAnswers(status, "secret");

        assertThat(outcome.state()).isEqualTo(State.WARNING);
        assertThat(outcome.message()).endsWith("answers with status " + status);
    }

    @Test
    void a_service_that_is_away_is_a_warning() throws Exception {
        var outcome = look(URI.create("http://127.0.0.1:" + FreePort.next()), "key", "one");

        assertThat(outcome.state()).isEqualTo(State.WARNING);
        assertThat(outcome.message()).endsWith("files that need a model wait");
    }

    private BootOutcome lookAtServiceThatAnswers(int status, String key) throws IOException, InterruptedException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add("%s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Authorization")));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
        try {
            return look(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"), key, "one");
        } finally {
            server.stop(0);
        }
    }

    private static BootOutcome look(URI service, String key, String primary) throws InterruptedException {
        var price = BigDecimal.ONE;
        var settings = new ModelSettings(service, key, primary, "two", price, price, price, Duration.ofMinutes(1));
        return new ModelProbe(settings).look("model");
    }
}
