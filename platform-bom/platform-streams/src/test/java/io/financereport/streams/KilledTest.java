package io.financereport.streams;

import static io.financereport.streams.Appending.longs;
import static io.financereport.streams.Appending.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.streams.Replicas.Killed;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Death in the middle of a step: of the session, so that PostgreSQL rolls back, or with half of the work done. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class KilledTest implements OnStreams {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final StreamParts parts = new StreamParts();

    @Inject
    Replicas replicas;

    @Inject
    Appending append;

    @Inject
    Outbox outbox;

    @Inject
    Ids ids;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    RedisConnections redis;

    @Inject
    Watermarks watermarks;

    @Inject
    EventHandling handling;

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

    @BeforeEach
    void begin() {
        consumer.reset();
    }

    @Test
    void before_the_commit_neither_change_nor_event_was_ever_there() {
        assertThatThrownBy(() -> transactions.run(Appending.WORKSPACE, () -> {
                    outbox.appendAll(List.of(Appending.event(Appending.WORKSPACE, 1)));
                    var pid = Sql.on(transactions.connection())
                            .list("SELECT pg_backend_pid() AS pid", row -> row.integer("pid"));
                    parts.number("SELECT pg_terminate_backend(" + pid.getFirst() + ")::int");
                }))
                .isNotNull();

        assertThat(parts.number("SELECT count(*) FROM outbox")).isZero();
        assertThat(parts.number("SELECT count(*) FROM outbox_pending")).isZero();
        replicas.sequencer();
        append.numbers(2, 2);
        awaitStreamed(1);
        assertThat(parts.streamed().getFirst().subject()).isEqualTo("n2");
    }

    @Test
    void between_commit_and_notification_the_sequencer_looks_by_itself() {
        var idle = replicas.sequencer();
        Await.until(LONG, idle.leading());

        // Committed behind the code's back: nobody is there who would notify.
        parts.execute("""
            WITH appended AS (
                INSERT INTO outbox (id, workspace_id, type, subject, subject_version, data)
                VALUES ('%s', '%s', '%s', 'n1', 1, '{"number":1}') RETURNING id
            )
            INSERT INTO outbox_pending SELECT id FROM appended
            """.formatted(ids.next(), Appending.WORKSPACE, EffectConsumer.TYPE));

        awaitStreamed(1);
    }

    @Test
    void in_the_middle_of_a_numbering_nothing_is_numbered() {
        append.numbers(1, 5);
        try (var numbering = new Held(parts, "INSERT", "outbox_sequence")) {
            replicas.sequencer();
            numbering.awaitSomebody();
            numbering.kill();
            assertThat(parts.numbered()).isEmpty();
            assertThat(parts.number("SELECT count(*) FROM outbox_pending")).isEqualTo(5);
        }

        awaitStreamed(5);
        assertThat(parts.streamed()).isEqualTo(parts.numbered());
    }

    @Test
    void in_the_middle_of_a_pipeline_the_next_appends_the_rest() {
        append.numbers(1, 10);
        var victim = replicas.sequencer(Replicas.killedAfter(Sequencer.Step.NUMBERED));
        Await.until(LONG, victim::isDead);
        try (var writer = new StreamWriter(redis, "statement", 1_000_000)) {
            writer.append(
                    parts.number("SELECT (extract(epoch FROM log_started_at) * 1000)::bigint FROM outbox_head"),
                    parts.numbered().subList(0, 4));
        }

        replicas.sequencer();

        awaitStreamed(10);
        assertThat(parts.streamed()).isEqualTo(parts.numbered());
    }

    @Test
    void before_its_effect_commits_a_consumer_has_done_nothing() {
        replicas.sequencer();
        append.numbers(1, 5);
        consumer.beforeReturn(() -> {
            throw new Killed();
        });
        var victim = replicas.consumer();
        Await.until(LONG, victim::isDead);
        assertThat(parts.effects()).isEmpty();
        assertThat(parts.number("SELECT count(*) FROM inbox")).isZero();

        consumer.beforeReturn(() -> {});
        replicas.consumer();

        awaitEffects(range(1, 5));
    }

    @Test
    void a_consumer_whose_session_dies_with_the_effect_in_hand_tries_again() {
        replicas.sequencer();
        try (var effect = new Held(parts, "INSERT", "effect")) {
            replicas.consumer();
            append.numbers(1, 5);
            effect.awaitSomebody();
            effect.kill();
        }
        replicas.upkeep();

        awaitEffects(range(1, 5));
        awaitWatermark(5);
    }

    @Test
    void in_the_middle_of_a_move_the_watermark_stands_and_the_inbox_is_whole() {
        var events = handled(6);
        try (var move = new Held(parts, "DELETE", "inbox")) {
            var victim = CompletableFuture.runAsync(() -> watermarks.advance("statement"));
            move.awaitSomebody();
            move.kill();
            assertThatThrownBy(victim::join).isNotNull();
        }
        assertThat(parts.number("SELECT sequence FROM watermark")).isZero();
        assertThat(parts.number("SELECT count(*) FROM inbox")).isEqualTo(6);

        handling.handle("statement", events);
        watermarks.advance("statement");
        handling.handle("statement", events);

        assertThat(parts.number("SELECT sequence FROM watermark")).isEqualTo(6);
        assertThat(parts.effects()).isEqualTo(range(1, 6));
    }

    @Test
    void what_comes_again_while_the_watermark_moves_over_it_is_left_out() {
        var events = handled(6);
        CompletableFuture<Void> move;
        CompletableFuture<Void> again;
        try (var held = new Held(parts, "DELETE", "inbox")) {
            move = CompletableFuture.runAsync(() -> watermarks.advance("statement"));
            held.awaitSomebody();
            again = CompletableFuture.runAsync(() -> handling.handle("statement", events));
        }
        move.join();
        again.join();

        assertThat(parts.number("SELECT sequence FROM watermark")).isEqualTo(6);
        assertThat(parts.effects()).isEqualTo(range(1, 6));
    }

    @Test
    void in_the_middle_of_a_rebuild_it_begins_anew() {
        replicas.consumer();
        replicas.upkeep();
        var before = replicas.sequencer();
        append.numbers(1, 10);
        awaitEffects(range(1, 10));
        before.stop().run();
        before.join();
        try (var discarding = new Held(parts, "DELETE", "effect")) {
            parts.execute("DELETE FROM outbox_sequence WHERE sequence > 7");
            parts.execute("DELETE FROM outbox WHERE id NOT IN (SELECT id FROM outbox_sequence)");
            parts.execute("UPDATE outbox_head SET sequence = 7, published = 7");
            replicas.sequencer();
            discarding.awaitSomebody();
            discarding.kill();
        }

        awaitEffects(range(1, 7));
        awaitWatermark(7);
    }

    /** So many events are in the inbox with their effects, and the watermark does not know of it. */
    private List<Event> handled(int events) {
        replicas.sequencer();
        append.numbers(1, events);
        awaitStreamed(events);
        var streamed = parts.streamed();
        watermarks.begin("statement", streamed.getFirst().log());
        handling.handle("statement", streamed);
        return streamed;
    }

    private void awaitStreamed(int events) {
        Await.until(LONG, () -> parts.streamedSequences().equals(longs(1, events)));
    }

    private void awaitEffects(List<Integer> numbers) {
        Await.until(LONG, () -> parts.effects().equals(numbers));
    }

    private void awaitWatermark(long sequence) {
        Await.until(LONG, () -> parts.number("SELECT COALESCE(max(sequence), 0) FROM watermark") == sequence);
    }
}
