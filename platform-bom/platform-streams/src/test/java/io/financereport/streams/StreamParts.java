package io.financereport.streams;

import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.test.FreePort;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A database and a Redis of one test class, and a look behind the code's back into both. */
final class StreamParts {
    static final String STREAM = "fr.statement.events";

    final Redis redis = Redis.start();
    private final String database = RealParts.postgres().newDatabase();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final int port = FreePort.next();

    /** Of a service that consumes its own events, found under its own address; nothing runs that the test does not start. */
    Map<String, String> properties(Map<String, String> settings) {
        var properties = RealParts.properties("statement", database, redis);
        properties.put("streams.enabled", "false");
        properties.put("streams.test.consume", "true");
        properties.put("streams.consumer.block", "200ms");
        properties.put("streams.consumer.abandoned-after", "300ms");
        properties.put("streams.consumer.upkeep", "50ms");
        properties.put("streams.consumer.gap-patience", "200ms");
        properties.put("streams.consumer.head-check", "300ms");
        properties.put("streams.consumer.page-events-max", "7");
        properties.put("streams.retry.delay-min", "20ms");
        properties.put("micronaut.server.port", String.valueOf(port));
        properties.put("micronaut.http.services.statement.urls", "http://localhost:" + port);
        properties.put("micronaut.http.services.statement.health-check", "false");
        properties.putAll(settings);
        return properties;
    }

    /** As if nothing had ever happened. */
    void reset() {
        forgetDatabase();
        redis(commands -> commands.flushall());
    }

    /** The database is a new one, and Redis is not. */
    void forgetDatabase() {
        execute("TRUNCATE outbox, outbox_pending, outbox_sequence, inbox, watermark, dead_letter, lease, effect");
        execute("""
            UPDATE outbox_head SET log = gen_random_uuid(), log_started_at = date_trunc('milliseconds', clock_timestamp()),
                sequence = 0, published = 0, recorded_at = clock_timestamp()
            """);
    }

    void execute(String sql) {
        try (var connection = connection()) {
            Sql.on(connection).update(sql);
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    <T> List<T> list(String sql, Function<Cells, T> reader) {
        try (var connection = connection()) {
            return Sql.on(connection).list(sql, reader);
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    long number(String sql) {
        return list("SELECT answer FROM (" + sql + ") AS asked (answer)", row -> row.number("answer"))
                .getFirst();
    }

    /** The numbers that were handled, in ascending order, each as often as it was. */
    List<Integer> effects() {
        return list("SELECT number FROM effect ORDER BY number", row -> row.integer("number"));
    }

    /** All numbered events, in their order. */
    List<Event> numbered() {
        return list("""
            SELECT event.*, numbered.sequence, numbered.recorded_at, head.log
            FROM outbox_sequence AS numbered JOIN outbox AS event USING (id) CROSS JOIN outbox_head AS head
            ORDER BY numbered.sequence
            """, row -> EventColumns.event(row, row.uuid("log")));
    }

    /** What the stream holds, in its order. */
    List<Event> streamed() {
        return redis(commands -> commands.xrange(STREAM, Range.unbounded()).stream()
                .map(message -> EventEnvelope.read(message.getBody().getOrDefault(StreamWriter.FIELD, "")))
                .toList());
    }

    List<Long> streamedSequences() {
        return streamed().stream().map(Event::sequence).toList();
    }

    /** Members of the group, with open deliveries or without. */
    int members() {
        try {
            return redis(
                    commands -> commands.xinfoConsumers(STREAM, "statement").size());
        } catch (RedisCommandExecutionException e) {
            return 0;
        }
    }

    <T> T redis(Commanding<T> work) {
        try (var connection = client.connect()) {
            return work.with(connection.sync());
        }
    }

    /** As a superuser, for whoever closes it. */
    Connection connection() {
        try {
            var connection = RealParts.postgres().superuser(database);
            connection.setSchema("statement");
            return connection;
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    /** The database's clock. */
    Instant now() {
        return list("SELECT clock_timestamp() AS now", row -> row.instant("now"))
                .getFirst();
    }

    @FunctionalInterface
    interface Commanding<T> {
        T with(RedisCommands<String, String> commands);
    }
}
