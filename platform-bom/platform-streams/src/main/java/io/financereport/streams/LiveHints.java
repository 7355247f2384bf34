package io.financereport.streams;

import com.fasterxml.jackson.core.JsonFactory;
import io.financereport.tenancy.WorkspaceId;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open browsers what changed, through Redis Pub/Sub. A hint may be lost, and nothing depends on it: browsers look by
 * themselves when they hear nothing.
 */
@Singleton
public final class LiveHints {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHints.class);
    private static final JsonFactory JSON = new JsonFactory();
    /** More than that many unsent hints mean that Redis is away, and then each further one is dropped. */
    private static final int WAITING_MAX = 1_000;

    private final RedisConnections redis;
    private final BlockingQueue<Hint> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private volatile boolean stopped;
    private @Nullable StatefulRedisConnection<String, String> connection;

    LiveHints(RedisConnections redis) {
        this.redis = redis;
        Thread.ofVirtual().name("live-hints").start(this::send);
    }

    /**
     * Says that something changed; to be called after the commit, never fails and never waits.
     *
     * @param kind {@code statement}, {@code account}, {@code entry}, {@code match} or {@code report}
     * @param version of the thing, so that a late hint is known as such
     * @param progressPercent of long work, 0 to 100
     */
    public void publish(
            WorkspaceId workspace, String kind, String id, long version, @Nullable Integer progressPercent) {
        if (!waiting.offer(new Hint("fr.live." + workspace, json(kind, id, version, progressPercent)))) {
            LOG.debug("A hint about {} {} is dropped", kind, id);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void send() {
        try {
            while (!stopped) {
                var hint = waiting.poll(1, TimeUnit.SECONDS);
                if (hint != null) {
                    send(hint);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Hints stop");
        }
    }

    private void send(Hint hint) {
        try {
            if (connection == null) {
                connection = redis.open();
            }
            connection.sync().publish(hint.channel(), hint.message());
        } catch (RedisException e) {
            LOG.debug("A hint is lost: {}", e.getMessage());
        }
    }

    private static String json(String kind, String id, long version, @Nullable Integer progressPercent) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", kind);
            json.writeStringField("id", id);
            json.writeNumberField("version", version);
            if (progressPercent == null) {
                json.writeNullField("progress");
            } else {
                json.writeNumberField("progress", progressPercent);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private record Hint(String channel, String message) {}
}
