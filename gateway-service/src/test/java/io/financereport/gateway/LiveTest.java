package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.LiveHints;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Await;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Tag("real-parts")
class LiveTest implements TestPropertyProvider {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Redis redis = Redis.start();

    @Inject
    EmbeddedServer gateway;

    @Inject
    LiveHints hints;

    @Override
    public Map<String, String> getProperties() {
        var properties = RealParts.properties("gateway", RealParts.postgres().newDatabase(), redis);
        properties.put("gateway.live.beat", "200ms");
        properties.put("gateway.live.streams-of-user-max", "2");
        return properties;
    }

    @AfterAll
    void stop() {
        redis.close();
    }

    @Test
    void a_browser_hears_the_hints_of_its_workspace_and_no_other() {
        var person = new Person(Client.of(gateway.getURI()).register());
        var other = new Person(Client.of(gateway.getURI()).register());

        try (var browser = person.open(gateway);
                var others = other.open(gateway)) {
            Await.until(PATIENCE, () -> {
                hints.publish(person.workspace(), "statement", "s1", 3, 40);
                return browser.heard("data: {\"kind\":\"statement\",\"id\":\"s1\",\"version\":3,\"progress\":40}");
            });

            assertThat(browser.lines).contains("event: hint", "event: resync");
            assertThat(others.lines).noneMatch(line -> line.contains("s1"));
        }
    }

    @Test
    void a_stream_beats_and_is_not_compressed() {
        var person = new Person(Client.of(gateway.getURI()).register());

        try (var browser = person.open(gateway)) {
            Await.until(PATIENCE, () -> browser.heard(": beat"));

            assertThat(browser.answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(browser.answer.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
        }
    }

    @Test
    void after_redis_was_away_browsers_are_told_to_look_for_themselves() {
        var person = new Person(Client.of(gateway.getURI()).register());

        try (var browser = person.open(gateway)) {
            Await.until(PATIENCE, () -> {
                hints.publish(person.workspace(), "entry", "before", 1, null);
                return browser.heard("before");
            });
            var resyncs = browser.resyncs();

            redis.goAway();
            Await.until(PATIENCE, () -> browser.heard(": beat"));
            redis.comeBack();

            Await.until(PATIENCE, () -> browser.resyncs() > resyncs);
            Await.until(PATIENCE, () -> {
                hints.publish(person.workspace(), "entry", "after", 2, null);
                return browser.heard("after");
            });
        }
    }

    @Test
    void one_person_has_only_so_many_streams() {
        var person = new Person(Client.of(gateway.getURI()).register());

        try (var first = person.open(gateway);
                var second = person.open(gateway);
                var third = person.open(gateway)) {
            assertThat(List.of(first.answer.statusCode(), second.answer.statusCode(), third.answer.statusCode()))
                    .containsExactly(200, 200, 429);
        }

        Await.until(PATIENCE, () -> {
            try (var again = person.open(gateway)) {
                return again.answer.statusCode() == 200;
            }
        });
    }

    @Test
    void nobody_hears_nothing() {
        assertThat(Client.of(gateway.getURI()).get("/api/events").status()).isEqualTo(401);
        var person = new Person(Client.of(gateway.getURI()).register());
        assertThat(person.client(gateway)
                        .get("/api/events?workspace=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    private record Person(Client.Answer registered) {
        WorkspaceId workspace() {
            return new WorkspaceId(
                    UUID.fromString(registered.json().at("/workspace/id").asText()));
        }

        Client client(EmbeddedServer gateway) {
            return Client.of(gateway.getURI()).with("Cookie", registered.cookie());
        }

        Browser open(EmbeddedServer gateway) {
            var client = client(gateway).with("Accept", "text/event-stream").with("Accept-Encoding", "gzip");
            return new Browser(client.send(
                    client.request("/api/events?workspace=" + workspace()).GET(), HttpResponse.BodyHandlers.ofLines()));
        }
    }

    /** An open EventSource. */
    private static final class Browser implements AutoCloseable {
        private final HttpResponse<Stream<String>> answer;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Browser(HttpResponse<Stream<String>> answer) {
            this.answer = answer;
            var unused = Executors.newVirtualThreadPerTaskExecutor()
                    .submit(() -> answer.body().forEach(lines::add));
        }

        boolean heard(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }

        long resyncs() {
            return lines.stream().filter("event: resync"::equals).count();
        }

        @Override
        public void close() {
            answer.body().close();
        }
    }
}
