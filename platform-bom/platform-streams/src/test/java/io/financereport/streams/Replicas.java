package io.financereport.streams;

import io.financereport.streams.SequencerSession.Database;
import io.micronaut.jdbc.BasicJdbcConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Sequencers and consumers as several replicas of a service would run them, started by hand and killed at a chosen step. */
@Singleton
final class Replicas implements AutoCloseable {
    private final Database database;
    private final RedisConnections redis;
    private final OutboxLimits outbox;
    private final ProducerUpkeep.Parts parts;
    private final List<Replica> started = new ArrayList<>();

    Replicas(BasicJdbcConfiguration database, RedisConnections redis, OutboxLimits outbox, ProducerUpkeep.Parts parts) {
        this.database = new Database(database.getUrl(), database.getUsername(), database.getPassword());
        this.redis = redis;
        this.outbox = outbox;
        this.parts = parts;
    }

    Replica sequencer() {
        return sequencer(step -> {});
    }

    Replica sequencer(Consumer<Sequencer.Step> after) {
        var sequencer = new Sequencer(
                database, new StreamWriter(redis, "statement", 1_000_000), outbox, parts.metrics(), after);
        return start(sequencer, sequencer::stop, sequencer::leading);
    }

    Replica consumer() {
        return consumer(step -> {});
    }

    Replica consumer(Consumer<ConsumerLoop.Step> after) {
        var limits = parts.limits();
        var reader = new StreamReader(redis, "statement", "statement", "replica-" + UUID.randomUUID(), 10);
        var loop = new ConsumerLoop("statement", reader, parts.logs(), parts.handling(), limits, after);
        return start(loop, loop::stop, () -> true);
    }

    Replica upkeep() {
        var upkeep = new ProducerUpkeep("statement", "replica-" + UUID.randomUUID(), parts);
        return start(upkeep, upkeep::stop, () -> true);
    }

    /** Ends them all. */
    @Override
    public void close() {
        started.forEach(replica -> replica.stop().run());
        started.forEach(Replica::join);
        started.clear();
    }

    private Replica start(Runnable work, Runnable stop, BooleanSupplier leading) {
        var thread = Thread.ofVirtual()
                .uncaughtExceptionHandler((dying, error) -> {
                    if (!(error instanceof Killed)) {
                        throw new AssertionError("A replica died by itself", error);
                    }
                })
                .start(work);
        var replica = new Replica(thread, stop, leading);
        started.add(replica);
        return replica;
    }

    /** Dies the first time that it comes to this step. */
    static <S extends Enum<S>> Consumer<S> killedAfter(S fatal) {
        return killedAfter(fatal, 1);
    }

    /** Dies the n-th time that it comes to this step. */
    static <S extends Enum<S>> Consumer<S> killedAfter(S fatal, int time) {
        var times = new AtomicInteger();
        return step -> {
            if (step == fatal && times.incrementAndGet() == time) {
                throw new Killed();
            }
        };
    }

    record Replica(Thread thread, Runnable stop, BooleanSupplier leading) {
        boolean isDead() {
            return !thread.isAlive();
        }

        void join() {
            try {
                if (!thread.join(Duration.ofMinutes(3))) {
                    throw new AssertionError("A replica does not end");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Nothing catches it, as nothing catches SIGKILL. */
    static final class Killed extends Error {
        Killed() {
            super("killed by a test", null, false, false);
        }
    }
}
