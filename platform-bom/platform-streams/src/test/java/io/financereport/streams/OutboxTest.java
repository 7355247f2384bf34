package io.financereport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Contracts;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class OutboxTest implements OnStreams {
    private final StreamParts parts = new StreamParts();

    @Inject
    Replicas replicas;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Appending append;

    @Override
    public StreamParts parts() {
        return parts;
    }

    @Override
    public Replicas replicas() {
        return replicas;
    }

    @Test
    void an_event_commits_with_its_transaction() {
        append.numbers(1, 450);

        assertThat(parts.number("SELECT count(*) FROM outbox")).isEqualTo(450);
        assertThat(parts.list(
                        "SELECT subject FROM outbox JOIN outbox_pending USING (id) ORDER BY id",
                        row -> row.text("subject")))
                .hasSize(450)
                .startsWith("n1", "n2", "n3")
                .endsWith("n449", "n450");
    }

    @Test
    void an_event_rolls_back_with_its_transaction() {
        assertThatThrownBy(() -> transactions.run(Appending.WORKSPACE, () -> {
                    outbox.append(Appending.WORKSPACE, EffectConsumer.TYPE, "n1", 1, new Counted(1));
                    throw new IllegalStateException("after the append");
                }))
                .hasMessage("after the append");

        assertThat(parts.number("SELECT count(*) FROM outbox")).isZero();
        assertThat(parts.number("SELECT count(*) FROM outbox_pending")).isZero();
    }

    @Test
    void without_a_transaction_nothing_can_be_appended() {
        assertThatThrownBy(() -> outbox.append(Appending.WORKSPACE, EffectConsumer.TYPE, "n1", 1, new Counted(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_event_is_of_its_transactions_workspace() {
        var other = new WorkspaceId(UUID.randomUUID());

        assertThatThrownBy(() -> transactions.run(
                        other,
                        () -> outbox.appendAll(
                                List.of(Appending.event(other, 1), Appending.event(Appending.WORKSPACE, 2)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Of 2 events only 1 are");

        assertThat(parts.number("SELECT count(*) FROM outbox")).isZero();
    }

    @Test
    void the_trace_of_the_transaction_is_kept() {
        var context = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());

        try (var ignored = Span.wrap(context).makeCurrent()) {
            append.numbers(1, 1);
        }

        assertThat(parts.list("SELECT traceparent FROM outbox", row -> row.text("traceparent")))
                .containsExactly("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "counted", "number.counted", "number.counted.1", "Number.Counted.v1", "number.counted.v1 "})
    void a_type_is_past_tense_words_and_a_version(String type) {
        assertThatThrownBy(() -> new NewEvent(Appending.WORKSPACE, type, "n1", 1, new Counted(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE outbox SET subject = 'other'",
                "DELETE FROM outbox",
                "UPDATE outbox_sequence SET sequence = 7",
                "DELETE FROM outbox_sequence",
                "DELETE FROM outbox_head"
            })
    void what_was_said_cannot_be_unsaid(String sql) {
        append.numbers(1, 1);

        assertThatThrownBy(() -> transactions.platform(
                        () -> Sql.on(transactions.connection()).update(sql)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_mechanism_tables_are_exactly_those_of_the_migration_and_have_no_row_level_security() {
        assertThat(parts.list("""
            SELECT relname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace
            WHERE nspname = 'statement' AND relkind = 'r' AND NOT relrowsecurity
                AND relname NOT IN ('flyway_schema_history', 'idempotency', 'effect')
            """, row -> row.text("relname")))
                .containsExactlyInAnyOrderElementsOf(MechanismTables.NAMES);
    }

    @Test
    void the_envelope_follows_its_schema() {
        append.numbers(1, 1);
        parts.execute("INSERT INTO outbox_sequence SELECT 1, id, clock_timestamp() FROM outbox");

        var event = parts.numbered().getFirst();

        Contracts.requireValid("event", EventEnvelope.write("statement", event));
        assertThat(EventEnvelope.read(EventEnvelope.write("statement", event))).isEqualTo(event);
    }

    @Test
    void data_that_is_too_large_is_refused_with_its_size() {
        var events = List.of(new NewEvent(Appending.WORKSPACE, "text.written.v1", "t", 1, "x".repeat(524_288)));

        assertThatThrownBy(() -> transactions.run(Appending.WORKSPACE, () -> outbox.appendAll(events)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("524290 bytes, more than 524288");
    }
}
