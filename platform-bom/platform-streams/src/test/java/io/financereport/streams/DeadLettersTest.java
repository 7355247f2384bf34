package io.financereport.streams;

import static io.financereport.streams.Appending.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.TestTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class DeadLettersTest implements OnStreams {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final StreamParts parts = new StreamParts();

    @Inject
    Replicas replicas;

    @Inject
    Appending append;

    @Inject
    Outbox outbox;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    EffectConsumer consumer;

    @Inject
    DeadLetters letters;

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

    /** Nobody dies here, and what a slow machine holds up must not be tried by another one as well. */
    @Override
    public Map<String, String> settings() {
        return Map.of("streams.consumer.abandoned-after", "30m");
    }

    @BeforeEach
    void begin() {
        consumer.reset();
        replicas.sequencer();
        replicas.consumer();
        replicas.upkeep();
    }

    @Test
    void a_poison_event_is_dead_after_five_tries_and_holds_up_nobody() {
        consumer.poison.put(4, new AtomicInteger());

        append.numbers(1, 10);

        Await.until(LONG, () -> letters.list(10).size() == 1);
        Await.until(LONG, () -> parts.number("SELECT sequence FROM watermark") == 10);
        assertThat(parts.effects()).isEqualTo(List.of(1, 2, 3, 5, 6, 7, 8, 9, 10));
        assertThat(consumer.poison.get(4)).hasValue(5);
        var letter = letters.list(10).getFirst();
        assertThat(letter.tries()).isEqualTo(5);
        assertThat(letter.reason()).startsWith("java.lang.IllegalStateException: The number 4 is poison");
        assertThat(letter.event()).isEqualTo(parts.numbered().get(3));
        assertThat(letter.replayedAt()).isNull();
    }

    @Test
    void an_event_that_succeeds_at_a_later_try_is_no_dead_letter() {
        var tries = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        consumer.poison.put(2, tries);
        // The tries follow each other so fast that a slow test would come after the last one.
        consumer.beforeFailure(() -> {
            if (tries.get() > 1) {
                await(goOn);
            }
        });
        append.numbers(1, 3);
        Await.until(LONG, () -> parts.number("SELECT count(*) FROM dead_letter") == 1);

        consumer.poison.clear();
        goOn.countDown();

        Await.until(LONG, () -> parts.effects().equals(range(1, 3)));
        Await.until(LONG, () -> parts.number("SELECT count(*) FROM dead_letter") == 0);
        Await.until(LONG, () -> parts.number("SELECT sequence FROM watermark") == 3);
        assertThat(letters.list(10)).isEmpty();
    }

    @Test
    void a_dead_letter_is_replayed_once_when_its_reason_is_gone() {
        consumer.poison.put(1, new AtomicInteger());
        append.numbers(1, 2);
        Await.until(LONG, () -> letters.list(10).size() == 1);
        var id = letters.list(10).getFirst().event().id();

        assertThat(replay(id)).isEqualTo(500);
        assertThat(letters.list(10).getFirst().replayedAt()).isNull();
        consumer.poison.clear();
        assertThat(replay(id)).isEqualTo(204);
        assertThat(replay(id)).isEqualTo(409);

        assertThat(parts.effects()).isEqualTo(range(1, 2));
        assertThat(letters.list(10).getFirst().replayedAt()).isNotNull();
        assertThat(replay(UUID.randomUUID())).isEqualTo(404);
        assertThat(listed()).contains(id.toString());
    }

    @Test
    void a_version_that_nobody_knows_is_dead_at_once() {
        transactions.run(
                Appending.WORKSPACE,
                () -> outbox.append(Appending.WORKSPACE, "number.counted.v2", "n", 1, new Counted(1)));

        Await.until(LONG, () -> parts.number("SELECT COALESCE(max(sequence), 0) FROM watermark") == 1);
        assertThat(letters.list(10)).singleElement().satisfies(letter -> {
            assertThat(letter.tries()).isEqualTo(1);
            assertThat(letter.reason()).contains("number.counted.v2");
        });
    }

    @Test
    void dead_letters_are_for_services_only() {
        assertThatThrownBy(() -> client.toBlocking().retrieve(HttpRequest.GET("/internal/dead-letters")))
                .isInstanceOfSatisfying(
                        HttpClientResponseException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(401));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int replay(UUID id) {
        var request = HttpRequest.POST("/internal/dead-letters/" + id + "/replay", "")
                .bearerAuth(TestTokens.service("operator", "statement"));
        try {
            return client.toBlocking().exchange(request).getStatus().getCode();
        } catch (HttpClientResponseException e) {
            return e.getStatus().getCode();
        }
    }

    private String listed() {
        return client.toBlocking()
                .retrieve(HttpRequest.GET("/internal/dead-letters")
                        .bearerAuth(TestTokens.service("operator", "statement")));
    }
}
