package io.financereport.gateway.health;

import io.financereport.gateway.proxy.Instances;
import io.financereport.gateway.proxy.Service;
import io.financereport.gateway.redis.RedisConnections;
import io.financereport.tenancy.WorkspaceTransactions;
import io.lettuce.core.RedisException;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks all parts at once, at most once a second however many want to know. */
@Singleton
class ProductHealth {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Instances instances;
    private final WorkspaceTransactions transactions;
    private final RedisConnections redis;
    private final ExecutorService executor;
    private final Clock clock;
    private @Nullable Parts last;

    ProductHealth(
            Instances instances,
            WorkspaceTransactions transactions,
            RedisConnections redis,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            Clock clock) {
        this.instances = instances;
        this.transactions = transactions;
        this.redis = redis;
        this.executor = executor;
        this.clock = clock;
    }

    /** Which parts work. */
    record Parts(Map<String, Boolean> healthy, Instant askedAt) {
        boolean all() {
            return !healthy.containsValue(false);
        }
    }

    synchronized Parts parts() {
        var now = clock.instant();
        if (last == null || last.askedAt().plus(KEPT).isBefore(now)) {
            last = new Parts(ask(), now);
        }
        return last;
    }

    private Map<String, Boolean> ask() {
        var asked = new LinkedHashMap<String, CompletableFuture<Boolean>>();
        for (var service : Service.values()) {
            asked.put(service.id(), asked(() -> instances.count(service) > 0));
        }
        asked.put("postgres", asked(this::postgresAnswers));
        asked.put("redis", asked(this::redisAnswers));
        var answers = new LinkedHashMap<String, Boolean>();
        asked.forEach((part, answer) -> answers.put(part, answer.join()));
        return answers;
    }

    private CompletableFuture<Boolean> asked(BooleanSupplier question) {
        return CompletableFuture.supplyAsync(question::getAsBoolean, executor)
                .completeOnTimeout(false, ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> false);
    }

    private boolean postgresAnswers() {
        return transactions.platform(() -> {
            try (var statement = transactions.connection().createStatement()) {
                return statement.execute("SELECT 1");
            } catch (SQLException e) {
                return false;
            }
        });
    }

    private boolean redisAnswers() {
        try {
            return redis.find()
                    .map(connection -> connection.sync().ping().equals("PONG"))
                    .orElse(false);
        } catch (RedisException e) {
            return false;
        }
    }
}
