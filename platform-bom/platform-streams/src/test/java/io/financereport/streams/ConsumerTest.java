package io.financereport.streams;

import static io.financereport.streams.Appending.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.ConsumerLoop.Step;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class ConsumerTest implements OnStreams {
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
    ProducerUpkeep.Parts upkeepParts;

    @Inject
    EventHandling handling;

    @Inject
    EffectConsumer consumer;

    @Inject
    StreamProgress progress;

    @Override
    public StreamParts parts() {
        return parts;
    }

    @Override
    public Replicas replicas() {
        return replicas;
    }

    @BeforeEach
    void begin() {
        consumer.reset();
    }

    @Test
    void two_replicas_share_the_work_and_nothing_is_done_twice() {
        replicas.sequencer();
        replicas.consumer();
        replicas.consumer();
        replicas.upkeep();
        replicas.upkeep();

        for (int from = 1; from <= 300; from += 3) {
            append.numbers(from, from + 2);
        }

        awaitEffects(range(1, 300));
        awaitHandledThrough(300);
        Await.until(LONG, () -> parts.number("SELECT count(*) FROM inbox") == 0);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void killed_after_any_step_the_others_take_over_and_repeat_nothing(Step fatal) {
        replicas.sequencer();
        for (int round = 0; round < 3; round++) {
            append.numbers(round * 10 + 1, round * 10 + 10);
            var victim = replicas.consumer(Replicas.killedAfter(fatal));
            Await.until(LONG, victim::isDead);
        }
        append.numbers(31, 40);
        replicas.consumer();

        awaitEffects(range(1, 40));
        Await.until(LONG, () -> open() == 0);
        assertThat(parts.effects()).isEqualTo(range(1, 40));
    }

    @Test
    void an_event_that_comes_again_and_again_is_handled_once() {
        replicas.sequencer();
        replicas.consumer();
        append.numbers(1, 5);
        awaitEffects(range(1, 5));
        var events = parts.streamed();
        replicas.upkeep();
        awaitHandledThrough(5);

        handling.handle("statement", events);
        handling.handle("statement", events.subList(2, 4));

        assertThat(parts.effects()).isEqualTo(range(1, 5));
    }

    @Test
    void two_deliveries_at_the_same_time_have_one_effect() throws InterruptedException {
        replicas.sequencer();
        append.numbers(1, 8);
        Await.until(LONG, () -> parts.streamed().size() == 8);
        var events = parts.streamed();
        upkeepParts.watermarks().begin("statement", events.getFirst().log());
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        consumer.beforeReturn(() -> {
            inside.countDown();
            awaitLatch(goOn);
        });

        var first = Thread.startVirtualThread(() -> handling.handle("statement", events));
        inside.await();
        consumer.beforeReturn(() -> {});
        var second = Thread.startVirtualThread(() -> handling.handle("statement", events.subList(3, 8)));
        goOn.countDown();
        first.join();
        second.join();

        assertThat(parts.effects()).isEqualTo(range(1, 8));
    }

    @Test
    void after_flushall_the_group_comes_back_and_the_missing_are_fetched_over_http() {
        replicas.sequencer();
        append.numbers(1, 20);
        Await.until(LONG, () -> parts.streamed().size() == 20);
        parts.redis(commands -> commands.flushall());

        replicas.consumer();
        replicas.upkeep();
        append.numbers(21, 30);
        awaitEffects(range(1, 30));
        parts.redis(commands -> commands.flushall());
        append.numbers(31, 40);

        awaitEffects(range(1, 40));
        awaitHandledThrough(40);
    }

    @Test
    void with_redis_away_events_come_over_http() {
        replicas.sequencer();
        replicas.consumer();
        replicas.upkeep();
        append.numbers(1, 10);
        awaitEffects(range(1, 10));

        parts.redis.goAway();
        append.numbers(11, 40);
        awaitEffects(range(1, 40));
        parts.redis.comeBack();
        append.numbers(41, 45);

        awaitEffects(range(1, 45));
        awaitHandledThrough(45);
    }

    @Test
    void a_gap_in_the_stream_is_filled_over_http_while_later_events_are_handled_at_once() {
        replicas.sequencer();
        append.numbers(1, 20);
        Await.until(LONG, () -> parts.streamed().size() == 20);
        parts.redis(commands -> commands.xdel(StreamParts.STREAM, idsOf(5, 6, 13)));
        replicas.consumer();
        Await.until(LONG, () -> parts.effects().size() == 17);

        replicas.upkeep();

        awaitEffects(range(1, 20));
        awaitHandledThrough(20);
    }

    @Test
    void a_trimmed_entry_that_a_dead_replica_had_is_fetched_over_http() {
        replicas.sequencer();
        append.numbers(1, 10);
        Await.until(LONG, () -> parts.streamed().size() == 10);
        parts.redis(commands -> {
            commands.xgroupCreate(StreamOffset.from(StreamParts.STREAM, "0"), "statement");
            return commands.xreadgroup(
                    Consumer.from("statement", "dead"),
                    XReadArgs.Builder.count(10),
                    StreamOffset.lastConsumed(StreamParts.STREAM));
        });
        parts.redis(commands -> commands.xdel(StreamParts.STREAM, idsOf(2, 9)));

        replicas.consumer();
        replicas.upkeep();

        awaitEffects(range(1, 10));
        awaitHandledThrough(10);
    }

    @Test
    void an_entry_that_is_no_event_is_left_out() {
        replicas.sequencer();
        parts.redis(commands -> commands.xadd(StreamParts.STREAM, new XAddArgs().id("1-1"), Map.of("x", "y")));
        append.numbers(1, 3);
        replicas.consumer();

        awaitEffects(range(1, 3));
        Await.until(LONG, () -> open() == 0);
    }

    @Test
    void events_nobody_wants_move_the_watermark_too() {
        replicas.sequencer();
        replicas.consumer();
        replicas.upkeep();
        transactions.run(
                Appending.WORKSPACE,
                () -> outbox.append(Appending.WORKSPACE, "other.happened.v1", "o", 1, new Counted(1)));
        append.numbers(1, 2);

        awaitEffects(range(1, 2));
        awaitHandledThrough(3);
        var all = progress.all();
        assertThat(all).hasSize(1);
        Await.until(LONG, () -> Long.valueOf(3).equals(progress.all().getFirst().head()));
        assertThat(progress.ask("statement").orElseThrow().head()).isEqualTo(3);
        assertThat(progress.ask("nobody")).isEmpty();
        assertThat(all.getFirst().handledRecordedAt())
                .isEqualTo(parts.numbered().getLast().recordedAt());
    }

    @Test
    void the_watermark_waits_for_what_is_missing_below() {
        replicas.sequencer();
        append.numbers(1, 6);
        Await.until(LONG, () -> parts.streamed().size() == 6);
        var events = parts.streamed();
        var watermarks = upkeepParts.watermarks();
        watermarks.begin("statement", events.getFirst().log());

        handling.handle("statement", events.subList(0, 2));
        handling.handle("statement", events.subList(3, 4));
        watermarks.advance("statement");
        assertThat(watermarks.find("statement").orElseThrow().sequence()).isEqualTo(2);
        assertThat(progress.all().getFirst().handledThrough()).isEqualTo(2);
        assertThat(watermarks.highest("statement")).isEqualTo(4);
        handling.handle("statement", events.subList(4, 6));
        handling.handle("statement", events.subList(2, 3));
        assertThat(progress.all().getFirst().handledThrough()).isEqualTo(6);
        watermarks.advance("statement");

        assertThat(watermarks.find("statement").orElseThrow().sequence()).isEqualTo(6);
        assertThat(parts.number("SELECT count(*) FROM inbox")).isZero();
    }

    @Test
    void a_new_log_makes_consumers_start_over_and_take_in_everything_again() {
        replicas.consumer();
        replicas.upkeep();
        var before = replicas.sequencer();
        append.numbers(1, 10);
        awaitEffects(range(1, 10));
        awaitHandledThrough(10);
        before.stop().run();
        before.join();

        // As after a restore: the last events never happened, and their numbers are given again.
        parts.execute("DELETE FROM outbox_sequence WHERE sequence > 7");
        parts.execute("DELETE FROM outbox WHERE id NOT IN (SELECT id FROM outbox_sequence)");
        parts.execute("UPDATE outbox_head SET sequence = 7, published = 7");
        replicas.sequencer();
        append.numbers(51, 55);

        awaitEffects(List.of(1, 2, 3, 4, 5, 6, 7, 51, 52, 53, 54, 55));
        awaitHandledThrough(12);
        assertThat(consumer.startedOver).hasSize(1);
        assertThat(progress.all().getFirst().log()).isEqualTo(consumer.startedOver.peek());
    }

    @Test
    void events_of_a_former_log_are_left_out() {
        replicas.sequencer();
        append.numbers(1, 3);
        Await.until(LONG, () -> parts.streamed().size() == 3);
        var current = parts.streamed().getFirst().log();
        upkeepParts.watermarks().begin("statement", current);
        var former = UUID.randomUUID();

        assertThat(upkeepParts.logs().admit("statement", former)).isEqualTo(ProducerLogs.Admission.STALE);
        assertThat(upkeepParts.logs().admit("statement", current)).isEqualTo(ProducerLogs.Admission.CURRENT);
    }

    @Test
    void a_stream_that_outlived_its_database_is_left_out_at_first_contact() {
        var before = replicas.sequencer();
        append.numbers(1, 3);
        Await.until(LONG, () -> parts.streamed().size() == 3);
        before.stop().run();
        before.join();
        parts.forgetDatabase();
        replicas.sequencer();
        replicas.consumer();

        append.numbers(4, 6);

        awaitEffects(range(4, 6));
        assertThat(parts.streamed()).hasSize(6);
    }

    @Test
    void one_that_stops_leaves_the_group() {
        replicas.sequencer();
        var leaving = replicas.consumer();
        replicas.consumer();
        append.numbers(1, 3);
        awaitEffects(range(1, 3));
        Await.until(LONG, () -> parts.members() == 2 && open() == 0);

        leaving.stop().run();
        leaving.join();

        assertThat(parts.members()).isEqualTo(1);
    }

    private long open() {
        return parts.redis(
                commands -> commands.xpending(StreamParts.STREAM, "statement").getCount());
    }

    private String[] idsOf(int... sequences) {
        var started = parts.redis(commands -> commands.xrange(StreamParts.STREAM, Range.unbounded())
                .getFirst()
                .getId());
        return Arrays.stream(sequences)
                .mapToObj(sequence -> started.substring(0, started.indexOf('-') + 1) + sequence)
                .toArray(String[]::new);
    }

    private void awaitEffects(List<Integer> numbers) {
        try {
            Await.until(LONG, () -> parts.effects().equals(numbers));
        } catch (AssertionError e) {
            assertThat(parts.effects()).isEqualTo(numbers);
        }
    }

    private void awaitHandledThrough(long sequence) {
        Await.until(
                LONG,
                () -> progress.all().stream().anyMatch(one -> one.handledThrough() == sequence)
                        && parts.number("SELECT sequence FROM watermark") == sequence);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
