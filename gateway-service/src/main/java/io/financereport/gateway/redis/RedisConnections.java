package io.financereport.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Opens connections in the background, again and again until one stands; from then on Lettuce reconnects by itself. */
@Context
public final class RedisConnections {
    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(500);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_AFTER = Duration.ofMillis(300);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);
    private static final Duration ATTEMPT_EVERY = Duration.ofSeconds(1);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final Clock clock;
    private CompletableFuture<StatefulRedisConnection<String, byte[]>> attempt;
    private Instant attemptedAt;

    RedisConnections(@Value("${redis.uri}") String uri, Clock clock) {
        this.uri = RedisURI.create(uri);
        this.clock = clock;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(RECONNECT_AFTER))
                .build();
        this.client = RedisClient.create(resources, this.uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .build());
        this.attemptedAt = clock.instant();
        this.attempt = connect();
    }

    /** @return the shared connection, unless there is none at this moment */
    public Optional<StatefulRedisConnection<String, byte[]>> find() {
        var current = current();
        if (current.isDone() && !current.isCompletedExceptionally()) {
            return Optional.of(current.join()).filter(StatefulRedisConnection::isOpen);
        } else {
            return Optional.empty();
        }
    }

    /** A connection of the caller's own to listen on; the caller closes it. */
    public CompletableFuture<StatefulRedisPubSubConnection<String, String>> listen() {
        return client.connectPubSubAsync(StringCodec.UTF8, uri).toCompletableFuture();
    }

    private synchronized CompletableFuture<StatefulRedisConnection<String, byte[]>> current() {
        var now = clock.instant();
        if (attempt.isCompletedExceptionally()
                && attemptedAt.plus(ATTEMPT_EVERY).isBefore(now)) {
            attemptedAt = now;
            attempt = connect();
        }
        return attempt;
    }

    private CompletableFuture<StatefulRedisConnection<String, byte[]>> connect() {
        return client.connectAsync(CODEC, uri).toCompletableFuture();
    }

    @PreDestroy
    void close() {
        client.shutdown(Duration.ZERO, CLOSED_WITHIN);
        resources
                .shutdown(0, CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSED_WITHIN.toMillis());
    }
}
