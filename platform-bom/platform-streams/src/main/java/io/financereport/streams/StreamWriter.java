package io.financereport.streams;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The producing end of this service's stream. Not thread-safe: the sequencer alone has one. */
final class StreamWriter implements AutoCloseable {
    /** The one field of a stream entry: the whole event. */
    static final String FIELD = "event";

    private final RedisConnections redis;
    private final String service;
    private final String stream;
    private final long eventsMax;
    private @Nullable StatefulRedisConnection<String, String> connection;

    StreamWriter(RedisConnections redis, String service, long eventsMax) {
        this.redis = redis;
        this.service = service;
        this.stream = streamOf(service);
        this.eventsMax = eventsMax;
    }

    static String streamOf(String producer) {
        return "fr." + producer + ".events";
    }

    /**
     * The last id that the stream ever had; {@link Position#NONE} for no stream.
     *
     * @throws RedisException when Redis does not answer
     */
    Position last() {
        try {
            var info = connection().sync().xinfoStream(stream);
            for (int i = 0; i + 1 < info.size(); i += 2) {
                if ("last-generated-id".equals(info.get(i))) {
                    return Position.of(String.valueOf(info.get(i + 1)));
                }
            }
            throw new IllegalStateException("Redis told of stream " + stream + " no last-generated-id");
        } catch (RedisCommandExecutionException e) {
            if (said(e, "no such key")) {
                return Position.NONE;
            }
            throw e;
        }
    }

    /**
     * Appends events, pipelined, under ids that follow from their sequence: what the stream already has is refused by Redis itself
     * and counts as done.
     *
     * @throws RedisException when it is unknown which of them the stream has
     */
    void append(long logStartedMillis, List<Event> events) {
        var open = connection();
        var futures = new ArrayList<RedisFuture<String>>(events.size());
        open.setAutoFlushCommands(false);
        try {
            for (var event : events) {
                var id = new Position(logStartedMillis, event.sequence()).toString();
                var arguments = new XAddArgs().id(id).maxlen(eventsMax).approximateTrimming();
                futures.add(open.async().xadd(stream, arguments, Map.of(FIELD, EventEnvelope.write(service, event))));
            }
        } finally {
            open.flushCommands();
            open.setAutoFlushCommands(true);
        }
        var deadline = System.nanoTime() + RedisConnections.TIMEOUT.toNanos();
        for (var future : futures) {
            confirm(future, deadline - System.nanoTime());
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private StatefulRedisConnection<String, String> connection() {
        if (connection == null) {
            connection = redis.open();
        }
        return connection;
    }

    private static void confirm(RedisFuture<String> future, long nanos) {
        try {
            future.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (!said(e.getCause(), "equal or smaller")) {
                throw new RedisException(e.getCause());
            }
        } catch (TimeoutException | CancellationException e) {
            throw new RedisException("Redis did not confirm within " + RedisConnections.TIMEOUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException(e);
        }
    }

    private static boolean said(@Nullable Throwable error, String words) {
        return error instanceof RedisCommandExecutionException
                && error.getMessage() != null
                && error.getMessage().toLowerCase(Locale.ROOT).contains(words);
    }

    /** A stream id: the start of the log in milliseconds, and the event's sequence in it. */
    record Position(long logStartedMillis, long sequence) {
        static final Position NONE = new Position(0, 0);

        static Position of(String id) {
            var dash = id.indexOf('-');
            return new Position(Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return logStartedMillis + "-" + sequence;
        }
    }
}
