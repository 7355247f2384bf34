package io.financereport.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Buckets of this replica alone, for the time without Redis. */
@Singleton
final class LocalBuckets implements RateLimits.Buckets {
    private static final int BUCKETS_MAX = 100_000;
    /** Longer than any window or block: a bucket that nobody asked for so long is full. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final BucketTime time;
    private final Cache<String, Bucket> buckets;

    LocalBuckets(Clock clock) {
        this.time = new BucketTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(BUCKETS_MAX)
                .expireAfterAccess(KEPT)
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    public Bucket bucket(String key, BucketConfiguration configuration) {
        return buckets.get(key, absent -> {
            var builder = Bucket.builder().withCustomTimePrecision(time);
            for (var bandwidth : configuration.getBandwidths()) {
                builder.addLimit(bandwidth);
            }
            return builder.build();
        });
    }

    @Override
    public void remove(String key) {
        buckets.invalidate(key);
    }
}
