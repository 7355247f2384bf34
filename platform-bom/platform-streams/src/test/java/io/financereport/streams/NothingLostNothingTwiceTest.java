package io.financereport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.Gen;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writers write, while sequencers and consumers die at random steps and Redis forgets everything now and then. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class NothingLostNothingTwiceTest implements OnStreams {
    private static final Logger LOG = LoggerFactory.getLogger(NothingLostNothingTwiceTest.class);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int TRIALS = 3;
    private static final int ROUNDS = 30;

    private final StreamParts parts = new StreamParts();

    @Inject
    Replicas replicas;

    private final List<WorkspaceId> workspaces =
            Stream.generate(() -> new WorkspaceId(UUID.randomUUID())).limit(3).toList();

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    EffectConsumer consumer;

    @Override
    public StreamParts parts() {
        return parts;
    }

    @Override
    public Replicas replicas() {
        return replicas;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("streams.outbox.batch-events-max", "5", "streams.outbox.poll", "50ms");
    }

    @Test
    void whatever_dies_each_committed_event_has_one_effect() {
        Gen.check(TRIALS, this::live);
    }

    private void live(Gen gen) {
        parts.reset();
        consumer.reset();
        var committed = new ArrayList<Integer>();
        replicas.upkeep();

        for (int round = 0; round < ROUNDS; round++) {
            switch (gen.between(0, 5)) {
                case 0 -> parts.redis(commands -> commands.flushall());
                case 1, 2 ->
                    replicas.sequencer(Replicas.killedAfter(gen.oneOf(Sequencer.Step.values()), gen.between(1, 4)));
                case 3, 4 ->
                    replicas.consumer(Replicas.killedAfter(gen.oneOf(ConsumerLoop.Step.values()), gen.between(1, 4)));
                default -> LOG.debug("Nobody dies in round {}", round);
            }
            write(gen, committed);
        }
        replicas.sequencer();
        replicas.consumer();

        try {
            Await.until(LONG, () -> parts.effects().size() >= committed.size() && handled(committed.size()));
        } finally {
            assertThat(parts.effects()).isEqualTo(committed);
        }
        replicas.close();
    }

    /** A few transactions, some of which roll back. */
    private void write(Gen gen, List<Integer> committed) {
        for (int transaction = 0; transaction < 3; transaction++) {
            var from = committed.size() + 1;
            var numbers =
                    IntStream.range(from, from + gen.between(1, 6)).boxed().toList();
            var workspace = workspaces.get(gen.between(0, workspaces.size() - 1));
            if (gen.onceIn(5)) {
                rollBack(workspace, numbers);
            } else {
                transactions.run(workspace, () -> append(workspace, numbers));
                committed.addAll(numbers);
            }
        }
    }

    private void rollBack(WorkspaceId workspace, List<Integer> numbers) {
        try {
            transactions.run(workspace, () -> {
                append(workspace, numbers);
                throw new UnsupportedOperationException();
            });
        } catch (UnsupportedOperationException e) {
            LOG.debug("Rolled back {}", numbers);
        }
    }

    private void append(WorkspaceId workspace, List<Integer> numbers) {
        outbox.appendAll(numbers.stream()
                .map(number -> Appending.event(workspace, number))
                .toList());
    }

    private boolean handled(long sequence) {
        return parts.number("SELECT COALESCE(max(sequence), 0) FROM watermark") == sequence;
    }
}
