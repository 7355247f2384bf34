package io.financereport.streams;

import static io.financereport.streams.Appending.longs;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.Sequencer.Step;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class SequencerTest implements OnStreams {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final StreamParts parts = new StreamParts();

    @Inject
    Replicas replicas;

    @Inject
    Appending append;

    @Inject
    Outbox outbox;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    RedisConnections redis;

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
        return Map.of("streams.outbox.floor-margin", "0s", "streams.outbox.full-scan", "300ms");
    }

    @Test
    void concurrent_writers_get_one_order_without_gaps() {
        replicas.sequencer();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                writers.execute(() -> {
                    for (int transaction = 0; transaction < 25; transaction++) {
                        append.numbers(1, 1 + transaction % 4);
                    }
                });
            }
        }

        var all = (int) parts.number("SELECT count(*) FROM outbox");
        awaitStreamed(longs(1, all));
        var streamed = parts.streamed();
        assertThat(streamed).isEqualTo(parts.numbered());
        assertThat(IntStream.range(1, all)
                        .allMatch(i -> streamed.get(i)
                                .recordedAt()
                                .isAfter(streamed.get(i - 1).recordedAt())))
                .isTrue();
    }

    @Test
    void a_transaction_that_commits_late_is_numbered_then() throws InterruptedException {
        replicas.sequencer();
        var othersAreDone = new CountDownLatch(1);
        var appended = new CountDownLatch(1);
        var late = Thread.startVirtualThread(() -> transactions.run(Appending.WORKSPACE, () -> {
            outbox.appendAll(List.of(Appending.event(Appending.WORKSPACE, 1)));
            appended.countDown();
            await(othersAreDone);
        }));
        appended.await();
        append.numbers(2, 5);
        awaitStreamed(longs(1, 4));

        othersAreDone.countDown();
        late.join();

        awaitStreamed(longs(1, 5));
        assertThat(parts.streamed().getLast().json()).isEqualTo("{\"number\":1}");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void killed_after_any_step_it_loses_nothing_and_repeats_nothing(Step fatal) {
        for (int round = 0; round < 5; round++) {
            append.numbers(round * 10 + 1, round * 10 + 10);
            var victim = replicas.sequencer(Replicas.killedAfter(fatal));
            Await.until(LONG, victim::isDead);
        }
        append.numbers(51, 60);
        replicas.sequencer();

        awaitStreamed(longs(1, 60));
        assertThat(parts.streamed()).isEqualTo(parts.numbered());
        assertThat(parts.streamed().stream().map(Event::subject).distinct()).hasSize(60);
    }

    @Test
    void the_second_waits_and_takes_over_when_the_first_is_killed() {
        var first = replicas.sequencer(Replicas.killedAfter(Step.APPENDED, 2));
        Await.until(LONG, first.leading());
        var second = replicas.sequencer();
        append.numbers(1, 3);
        awaitStreamed(longs(1, 3));
        assertThat(second.leading().getAsBoolean()).isFalse();

        append.numbers(4, 6);
        Await.until(LONG, first::isDead);
        append.numbers(7, 9);

        Await.until(LONG, second.leading());
        awaitStreamed(longs(1, 9));
    }

    @Test
    void one_that_is_stopped_loses_the_lock_after_five_seconds_and_does_no_harm_when_it_goes_on() {
        var goOn = new CountDownLatch(1);
        var first = replicas.sequencer(step -> {
            if (step == Step.NUMBERED) {
                await(goOn);
            }
        });
        Await.until(LONG, first.leading());
        append.numbers(1, 3);
        var second = replicas.sequencer();

        Await.until(LONG, second.leading());
        append.numbers(4, 6);
        awaitStreamed(longs(1, 6));
        goOn.countDown();
        append.numbers(7, 9);

        awaitStreamed(longs(1, 9));
        Await.until(LONG, () -> !first.leading().getAsBoolean());
        assertThat(parts.streamed()).isEqualTo(parts.numbered());
    }

    @Test
    void after_flushall_the_stream_goes_on_and_the_rest_stays_in_the_outbox() {
        var first = replicas.sequencer();
        append.numbers(1, 10);
        awaitStreamed(longs(1, 10));

        parts.redis(commands -> commands.flushall());
        append.numbers(11, 20);
        awaitStreamed(longs(11, 20));
        first.stop().run();
        first.join();
        parts.redis(commands -> commands.flushall());
        append.numbers(21, 30);
        replicas.sequencer();

        awaitStreamed(longs(21, 30));
        assertThat(parts.numbered()).hasSize(30);
    }

    @Test
    void numbering_goes_on_while_redis_is_away_and_the_stream_follows_later() {
        replicas.sequencer();
        append.numbers(1, 10);
        awaitStreamed(longs(1, 10));

        parts.redis.goAway();
        append.numbers(11, 20);
        append.numbers(21, 30);
        Await.until(LONG, () -> parts.numbered().size() == 30);
        parts.redis.comeBack();

        Await.until(LONG, () -> parts.streamedSequences().containsAll(longs(11, 30)));
        assertThat(parts.streamed())
                .isEqualTo(parts.numbered().subList(30 - parts.streamed().size(), 30));
    }

    @Test
    void what_the_stream_has_is_not_added_again() {
        replicas.sequencer();
        append.numbers(1, 5);
        awaitStreamed(longs(1, 5));

        try (var writer = new StreamWriter(redis, "statement", 1_000_000)) {
            writer.append(writer.last().logStartedMillis(), parts.numbered());
        }

        assertThat(parts.streamedSequences()).isEqualTo(longs(1, 5));
    }

    @Test
    void a_database_that_is_older_than_the_stream_starts_a_new_log() {
        var before = replicas.sequencer();
        append.numbers(1, 10);
        awaitStreamed(longs(1, 10));
        before.stop().run();
        before.join();
        var oldLog = parts.streamed().getFirst().log();

        parts.execute("DELETE FROM outbox_sequence WHERE sequence > 5");
        parts.execute("DELETE FROM outbox WHERE id NOT IN (SELECT id FROM outbox_sequence)");
        parts.execute("UPDATE outbox_head SET sequence = 5, published = 5");
        replicas.sequencer();
        append.numbers(21, 22);

        Await.until(LONG, () -> parts.streamedSequences().size() == 12);
        var restored = parts.streamed().subList(10, 12);
        assertThat(restored).extracting(Event::sequence).containsExactly(6L, 7L);
        assertThat(restored).extracting(Event::log).doesNotContain(oldLog).containsOnly(log());
    }

    @Test
    void events_of_all_workspaces_are_in_one_order() {
        replicas.sequencer();
        var other = new WorkspaceId(UUID.randomUUID());
        append.numbers(1, 2);
        transactions.run(other, () -> outbox.appendAll(List.of(Appending.event(other, 3))));

        awaitStreamed(longs(1, 3));
        assertThat(parts.streamed())
                .extracting(Event::workspace)
                .containsExactly(Appending.WORKSPACE, Appending.WORKSPACE, other);
    }

    private UUID log() {
        return parts.list("SELECT log FROM outbox_head", row -> row.uuid("log")).getFirst();
    }

    private void awaitStreamed(List<Long> sequences) {
        try {
            Await.until(LONG, () -> parts.streamedSequences().equals(sequences));
        } catch (AssertionError e) {
            assertThat(parts.streamedSequences()).isEqualTo(sequences);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
