package io.financereport.gateway.limits;

import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts requests and refuses those that are too many. */
@Singleton
public final class RateLimits {
    private final Map<String, LimitRule> rules;
    private final SharedBuckets shared;
    private final LocalBuckets local;

    RateLimits(List<LimitRule> rules, SharedBuckets shared, LocalBuckets local) {
        this.rules = rules.stream().collect(Collectors.toMap(LimitRule::name, Function.identity()));
        this.shared = shared;
        this.local = local;
    }

    /** What is counted; the numbers are configuration. */
    public enum Limit {
        LOGIN,
        REGISTER,
        API;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where buckets are; a bucket comes into being full, when it is first asked for. */
    interface Buckets {
        Bucket bucket(String key, BucketConfiguration configuration);

        void remove(String key);
    }

    /**
     * Counts one request.
     *
     * @param who a user's id or a client's address
     * @throws Problem when it is one too many
     */
    public void require(Limit limit, String who) {
        wait(limit, who).ifPresent(wait -> {
            var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            throw Problem.of(WebProblem.TOO_MANY_REQUESTS, "Try again in " + seconds + " s")
                    .with("retryAfterSeconds", seconds);
        });
    }

    /** Forgets what was counted: who proved to be right did not guess. */
    public void forgive(Limit limit, String who) {
        shared.orElse(local, buckets -> {
            buckets.remove(key(limit, who));
            return Optional.empty();
        });
    }

    private Optional<Duration> wait(Limit limit, String who) {
        var rule = rules.get(limit.word());
        if (rule == null) {
            throw new IllegalStateException("gateway.limits." + limit.word() + " is missing");
        }
        return shared.orElse(local, buckets -> wait(buckets, rule, key(limit, who)));
    }

    private static Optional<Duration> wait(Buckets buckets, LimitRule rule, String key) {
        return rule.blocks() ? waitBlocked(buckets, rule, key) : waitCounted(buckets, rule, key);
    }

    private static Optional<Duration> waitCounted(Buckets buckets, LimitRule rule, String key) {
        var probe = buckets.bucket(key, rule.counting()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Optional<Duration> waitBlocked(Buckets buckets, LimitRule rule, String key) {
        var block = buckets.bucket(key + ".block", rule.blocking());
        var free = block.estimateAbilityToConsume(1);
        if (!free.canBeConsumed()) {
            return Optional.of(Duration.ofNanos(free.getNanosToWaitForRefill()));
        }
        var wait = waitCounted(buckets, rule, key);
        if (wait.isPresent()) {
            // Several requests at this moment take it once: the block is not prolonged.
            var unused = block.tryConsume(1);
            return Optional.of(rule.block());
        }
        return wait;
    }

    private static String key(Limit limit, String who) {
        return "fr.limit." + limit.word() + "." + who;
    }
}
