package io.financereport.gateway.limits;

import io.financereport.gateway.redis.RedisConnections;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buckets in Redis, that all replicas take from. */
@Singleton
final class SharedBuckets {
    private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(500);
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    private final RedisConnections redis;
    private final BucketTime time;
    private @Nullable InRedis current;
    private volatile boolean away;

    SharedBuckets(RedisConnections redis, Clock clock) {
        this.redis = redis;
        this.time = new BucketTime(clock);
    }

    /** Asks the buckets in Redis, or the others when Redis does not answer. */
    Optional<Duration> orElse(RateLimits.Buckets others, Function<RateLimits.Buckets, Optional<Duration>> question) {
        var connection = redis.find();
        if (connection.isPresent()) {
            try {
                var answer = question.apply(over(connection.get()));
                away = false;
                return answer;
            } catch (RedisException e) {
                return withoutRedis(others, question, e.toString());
            } catch (io.github.bucket4j.TimeoutException e) {
                return withoutRedis(others, question, e.toString());
            }
        } else {
            return withoutRedis(others, question, "not connected");
        }
    }

    private Optional<Duration> withoutRedis(
            RateLimits.Buckets others, Function<RateLimits.Buckets, Optional<Duration>> question, String reason) {
        if (!away) {
            away = true;
            LOG.warn("Redis is away ({}): this replica counts requests for itself", reason);
        }
        return question.apply(others);
    }

    private synchronized InRedis over(StatefulRedisConnection<String, byte[]> connection) {
        if (current == null || current.connection() != connection) {
            current = InRedis.over(connection, time);
        }
        return current;
    }

    private record InRedis(StatefulRedisConnection<String, byte[]> connection, ProxyManager<String> manager)
            implements RateLimits.Buckets {
        static InRedis over(StatefulRedisConnection<String, byte[]> connection, BucketTime time) {
            var manager = Bucket4jLettuce.casBasedBuilder(connection)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                    .requestTimeout(REQUEST_TIMEOUT)
                    .clientClock(time)
                    .build();
            return new InRedis(connection, manager);
        }

        @Override
        public Bucket bucket(String key, BucketConfiguration configuration) {
            return manager.builder().build(key, () -> configuration);
        }

        @Override
        public void remove(String key) {
            manager.removeProxy(key);
        }
    }
}
