package io.financereport.streams;

import static io.financereport.streams.Appending.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.tenancy.Sql;
import io.financereport.test.Await;
import io.financereport.test.TestTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was known at a moment can be said for good once the producer records nothing more at it or before. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class ClosingTest implements OnStreams {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration HOUR = Duration.ofHours(1);

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

    @BeforeEach
    void two_events_are_numbered() {
        replicas.sequencer();
        append.numbers(1, 2);
        awaitNumbered(2);
    }

    @Test
    void the_head_is_told_and_later_events_are_recorded_later() {
        var moment = parts.now();

        var closed = producers.close("statement", moment).orElseThrow();

        assertThat(closed.head()).isEqualTo(2);
        assertThat(closed.log()).isEqualTo(parts.numbered().getFirst().log());
        assertThat(closed.events()).isEmpty();
        assertThat(recordedAt()).isEqualTo(moment);
        append.numbers(3, 3);
        awaitNumbered(3);
        assertThat(parts.numbered().getLast().recordedAt()).isAfter(moment);
    }

    @Test
    void a_closing_waits_for_a_numbering_in_flight_and_counts_what_it_numbers() {
        CompletableFuture<OutboxPages.Page> closing;
        Instant moment;
        try (var numbering = new Held(parts, "INSERT", "outbox_sequence")) {
            append.numbers(3, 5);
            numbering.awaitSomebody();
            moment = parts.now();

            closing = CompletableFuture.supplyAsync(
                    () -> producers.close("statement", moment).orElseThrow());

            awaitSomebodyBehindATransaction();
            assertThat(closing).isNotDone();
        }

        assertThat(closing.join().head()).isEqualTo(5);
        assertThat(parts.numbered())
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.recordedAt()).isBefore(moment));
    }

    @Test
    void a_numbering_that_waits_for_a_closing_records_above_it() throws SQLException {
        // An hour ahead, as no closing can be: so what lifts the later events is the closing, and not the clock.
        var moment = parts.now().plus(HOUR);
        try (var closing = parts.connection()) {
            closing.setAutoCommit(false);
            Sql.on(closing).update("UPDATE outbox_head SET recorded_at = ?", moment);
            append.numbers(3, 4);
            awaitSomebodyBehindATransaction();
            closing.commit();
        }

        awaitNumbered(4);
        assertThat(parts.numbered()).extracting(Event::sequence).isEqualTo(longs(1, 4));
        assertThat(parts.numbered().subList(2, 4))
                .allSatisfy(event -> assertThat(event.recordedAt()).isAfter(moment));
    }

    @Test
    void a_moment_that_was_closed_before_stays_closed() {
        assertThat(producers.close("statement", parts.now())).isPresent();
        var before = recordedAt();

        assertThat(producers
                        .close("statement", before.minus(HOUR))
                        .orElseThrow()
                        .head())
                .isEqualTo(2);

        assertThat(recordedAt()).isEqualTo(before);
    }

    @Test
    void a_moment_to_come_cannot_be_closed() {
        var before = recordedAt();

        assertThat(producers.close("statement", parts.now().plus(HOUR))).isEmpty();

        assertThat(recordedAt()).isEqualTo(before);
    }

    @Test
    void only_services_may_close_and_only_a_moment() {
        var service = TestTokens.service("report", "statement");
        assertThat(status(parts.now().toString(), service)).isEqualTo(200);
        assertThat(status(parts.now().plus(HOUR).toString(), service)).isEqualTo(409);
        assertThat(status("yesterday", service)).isEqualTo(400);
        assertThat(status(parts.now().toString(), TestTokens.gateway(UUID.randomUUID(), UUID.randomUUID(), "SGD")))
                .isEqualTo(401);
    }

    @Test
    void a_producer_that_cannot_be_found_closes_nothing() {
        assertThatThrownBy(() -> producers.close("nobody", parts.now()))
                .isInstanceOf(ProducerClient.Unreachable.class)
                .hasMessageContaining("nobody");
    }

    private Instant recordedAt() {
        return parts.list("SELECT recorded_at FROM outbox_head", row -> row.instant("recorded_at"))
                .getFirst();
    }

    private void awaitNumbered(int events) {
        Await.until(LONG, () -> parts.numbered().size() == events);
    }

    private void awaitSomebodyBehindATransaction() {
        Await.until(
                LONG,
                () -> parts.number("SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted")
                        > 0);
    }

    private int status(String moment, String token) {
        try {
            return client.toBlocking()
                    .exchange(HttpRequest.POST("/internal/events/close?moment=" + moment, "")
                            .bearerAuth(token))
                    .getStatus()
                    .getCode();
        } catch (HttpClientResponseException e) {
            return e.getStatus().getCode();
        }
    }
}
