package io.financereport.streams;

import static io.financereport.streams.Appending.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole service, started and stopped. */
@Tag("real-parts")
class StreamWorkersTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final StreamParts parts = new StreamParts();

    @Test
    void it_starts_works_and_stops_leaving_its_group_and_its_lock() {
        var service = start();
        service.getApplicationContext().getBean(Appending.class).numbers(1, 10);
        Await.until(LONG, () -> parts.effects().equals(range(1, 10)));
        assertThat(parts.members()).isEqualTo(1);
        assertThat(sequencers()).isEqualTo(1);
        var metrics = service.getApplicationContext().getBean(MeterRegistry.class);
        // Counted after the commit, which is seen before.
        Await.until(LONG, () -> metrics.counter("streams.events.numbered").count() == 10);
        Await.until(
                LONG,
                () -> metrics.counter("streams.events.handled", "producer", "statement")
                                .count()
                        == 10);
        assertThat(metrics.get("streams.sequencer.leading").gauge().value()).isEqualTo(1);

        service.stop();

        assertThat(parts.members()).isZero();
        Await.until(LONG, () -> sequencers() == 0);
        assertThat(parts.number("SELECT count(*) FROM lease")).isZero();
    }

    @Test
    void the_next_goes_on_where_the_last_one_stopped() {
        var first = start();
        first.getApplicationContext().getBean(Appending.class).numbers(1, 3);
        Await.until(LONG, () -> parts.effects().equals(range(1, 3)));
        first.stop();

        try (var second = start()) {
            second.getApplicationContext().getBean(Appending.class).numbers(4, 6);
            Await.until(LONG, () -> parts.effects().equals(range(1, 6)));
        }
    }

    @Test
    void the_trace_of_a_change_goes_on_where_its_event_is_handled() {
        try (var service = start()) {
            var context =
                    SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
            try (var ignored = Span.wrap(context).makeCurrent()) {
                service.getApplicationContext().getBean(Appending.class).numbers(1, 1);
            }

            var consumer = service.getApplicationContext().getBean(EffectConsumer.class);
            Await.until(LONG, () -> TRACE.equals(consumer.traces.get(1)));
        }
    }

    @Test
    void hints_reach_who_listens_and_are_lost_without_redis() {
        try (var service = start();
                var client = RedisClient.create(parts.redis.uri());
                var listening = client.connectPubSub()) {
            var heard = new ConcurrentLinkedQueue<String>();
            listening.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    heard.add(message);
                }
            });
            listening.sync().subscribe("fr.live." + Appending.WORKSPACE);
            var hints = service.getApplicationContext().getBean(LiveHints.class);

            hints.publish(Appending.WORKSPACE, "statement", "s1", 3, 40);
            hints.publish(Appending.WORKSPACE, "entry", "e\"1", 4, null);

            Await.until(LONG, () -> heard.size() == 2);
            assertThat(heard)
                    .containsExactly(
                            "{\"kind\":\"statement\",\"id\":\"s1\",\"version\":3,\"progress\":40}",
                            "{\"kind\":\"entry\",\"id\":\"e\\\"1\",\"version\":4,\"progress\":null}");
            parts.redis.goAway();
            hints.publish(Appending.WORKSPACE, "entry", "e2", 1, null);
            parts.redis.comeBack();
        }
    }

    private long sequencers() {
        return parts.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    private EmbeddedServer start() {
        var properties = parts.properties(Map.of("streams.enabled", "true"));
        return ApplicationContext.run(EmbeddedServer.class, Map.copyOf(properties), "test");
    }
}
