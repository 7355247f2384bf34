package io.financereport.streams;

import static io.financereport.streams.Appending.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.test.Await;
import io.financereport.test.TestTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class InternalEventsTest implements OnStreams {
    private final StreamParts parts = new StreamParts();

    @Inject
    Replicas replicas;

    @Inject
    Appending append;

    @Inject
    ProducerClient producers;

    @Inject
    @Client("/")
    HttpClient client;

    @Override
    public StreamParts parts() {
        return parts;
    }

    @Override
    public Replicas replicas() {
        return replicas;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("streams.outbox.page-chars-max", "100");
    }

    @BeforeEach
    void begin() {
        replicas.sequencer();
        append.numbers(1, 25);
        Await.until(Duration.ofMinutes(3), () -> parts.numbered().size() == 25);
    }

    @Test
    void events_after_a_sequence_come_in_order_up_to_the_limit() {
        var page = producers.after("statement", 3, 4);

        assertThat(page.events()).isEqualTo(parts.numbered().subList(3, 7));
        assertThat(page.head()).isEqualTo(25);
        assertThat(page.log()).isEqualTo(parts.numbered().getFirst().log());
    }

    @Test
    void a_page_ends_when_it_is_large_enough() {
        var page = producers.after("statement", 0, 25);

        assertThat(page.events()).extracting(Event::sequence).isEqualTo(longs(1, 9));
    }

    @ParameterizedTest
    @ValueSource(longs = {25, 26, Long.MAX_VALUE})
    void after_the_last_there_is_only_the_head(long after) {
        var page = producers.after("statement", after, 10);

        assertThat(page.events()).isEmpty();
        assertThat(page.head()).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "limit=0", "limit=1001", "after=x"})
    void what_is_no_page_is_refused(String query) {
        assertThat(status("?" + query, TestTokens.service("report", "statement")))
                .isEqualTo(400);
    }

    @Test
    void only_services_may_ask() {
        assertThat(status("", TestTokens.service("report", "statement"))).isEqualTo(200);
        assertThat(status("", TestTokens.service("report", "reconciliation"))).isEqualTo(401);
        assertThat(status("", TestTokens.gateway(UUID.randomUUID(), UUID.randomUUID(), "SGD")))
                .isEqualTo(401);
    }

    @Test
    void a_producer_that_cannot_be_found_is_unreachable() {
        assertThatThrownBy(() -> producers.after("nobody", 0, 1))
                .isInstanceOf(ProducerClient.Unreachable.class)
                .hasMessageContaining("nobody");
    }

    private int status(String query, String token) {
        try {
            return client.toBlocking()
                    .exchange(HttpRequest.GET("/internal/events" + query).bearerAuth(token))
                    .getStatus()
                    .getCode();
        } catch (HttpClientResponseException e) {
            return e.getStatus().getCode();
        }
    }
}
