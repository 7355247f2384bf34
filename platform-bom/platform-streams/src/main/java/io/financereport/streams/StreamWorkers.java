package io.financereport.streams;

import io.financereport.streams.SequencerSession.Database;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.util.StringUtils;
import io.micronaut.jdbc.BasicJdbcConfiguration;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the sequencer and the consumers of this replica, from the end of the start to the beginning of the stop: consumers finish
 * what they have and leave their groups while database and Redis are still there.
 */
@Singleton
@Requires(property = "streams.enabled", notEquals = StringUtils.FALSE)
final class StreamWorkers implements GracefulShutdownCapable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWorkers.class);
    /** Of the 20 s that a whole stop may take. */
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final String service;
    private final Database database;
    private final RedisConnections redis;
    private final OutboxLimits outbox;
    private final EventConsumers consumers;
    private final ProducerUpkeep.Parts parts;
    private final List<Worker> workers = new ArrayList<>();

    StreamWorkers(
            @Value("${micronaut.application.name}") String service,
            BasicJdbcConfiguration database,
            RedisConnections redis,
            OutboxLimits outbox,
            EventConsumers consumers,
            ProducerUpkeep.Parts parts) {
        this.service = service;
        this.database = new Database(database.getUrl(), database.getUsername(), database.getPassword());
        this.redis = redis;
        this.outbox = outbox;
        this.consumers = consumers;
        this.parts = parts;
    }

    @EventListener
    void start(StartupEvent event) {
        start();
    }

    @EventListener
    void stop(ShutdownEvent event) {
        stop();
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        return CompletableFuture.runAsync(this::stop);
    }

    private synchronized void start() {
        var sequencer = new Sequencer(
                database,
                new StreamWriter(redis, service, outbox.streamEventsMax()),
                outbox,
                parts.metrics(),
                step -> {});
        work("sequencer", sequencer, sequencer::stop);
        var replica = service + "-" + UUID.randomUUID();
        for (var producer : consumers.producers()) {
            var limits = parts.limits();
            var reader = new StreamReader(redis, producer, service, replica, limits.batchEventsMax());
            var loop = new ConsumerLoop(producer, reader, parts.logs(), parts.handling(), limits, step -> {});
            work("consumer of " + producer, loop, loop::stop);
            var upkeep = new ProducerUpkeep(producer, replica, parts);
            work("upkeep of " + producer, upkeep, upkeep::stop);
        }
    }

    /** Ends all work, after the batch in hand; to be repeated freely. */
    @PreDestroy
    synchronized void stop() {
        workers.forEach(worker -> worker.stop().run());
        var deadline = System.nanoTime() + STOP_MAX.toNanos();
        for (var worker : workers) {
            try {
                var rest = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                if (!worker.thread().join(rest)) {
                    LOG.warn("The {} did not end within {} and is left behind", worker.name(), STOP_MAX);
                    worker.thread().interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    private void work(String name, Runnable work, Runnable stop) {
        workers.add(new Worker(name, stop, Thread.ofVirtual().name(name).start(work)));
    }

    private record Worker(String name, Runnable stop, Thread thread) {}
}
