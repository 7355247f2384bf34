package io.financereport.streams;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Connections to Redis that refuse commands while they are down, instead of queueing them: what the stream misses is found out at
 * once and published again later, not at some time out of a queue. A client of our own, so that it is closed after its users.
 */
@Singleton
final class RedisConnections {
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;

    RedisConnections(@Value("${redis.uri:`redis://localhost:6379`}") String uri) {
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(Duration.ofMillis(300)))
                .build();
        this.client = RedisClient.create(resources, uri);
        client.setDefaultTimeout(TIMEOUT);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                .build());
    }

    /**
     * Opens a connection that its caller closes; it comes back by itself when Redis does.
     *
     * @throws io.lettuce.core.RedisException when Redis does not answer
     */
    StatefulRedisConnection<String, String> open() {
        return client.connect();
    }

    @PreDestroy
    void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(TIMEOUT.toMillis());
    }
}
