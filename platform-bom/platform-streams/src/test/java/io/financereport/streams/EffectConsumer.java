package io.financereport.streams;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes each event it gets into a table, without looking whether it is there: twice would show. Fails when told to. */
@Singleton
@Requires(property = "streams.test.consume", value = "true")
final class EffectConsumer implements EventConsumer {
    static final String TYPE = "number.counted.v1";

    /** Numbers that cannot be handled, and how often they were tried. */
    final ConcurrentHashMap<Integer, AtomicInteger> poison = new ConcurrentHashMap<>();

    final ConcurrentLinkedQueue<UUID> startedOver = new ConcurrentLinkedQueue<>();

    /** The trace that each number was handled in. */
    final ConcurrentHashMap<Integer, String> traces = new ConcurrentHashMap<>();

    private final WorkspaceTransactions transactions;
    private final EventJson json;
    private volatile Runnable beforeReturn = () -> {};
    private volatile Runnable beforeFailure = () -> {};

    EffectConsumer(WorkspaceTransactions transactions, EventJson json) {
        this.transactions = transactions;
        this.json = json;
    }

    void reset() {
        poison.clear();
        startedOver.clear();
        traces.clear();
        beforeReturn = () -> {};
        beforeFailure = () -> {};
    }

    void beforeReturn(Runnable work) {
        beforeReturn = work;
    }

    void beforeFailure(Runnable work) {
        beforeFailure = work;
    }

    @Override
    public String producer() {
        return "statement";
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void consume(WorkspaceId workspace, List<Event> events) {
        for (var event : events) {
            var number = json.read(event, Counted.class).number();
            Sql.on(transactions.connection())
                    .update(
                            "INSERT INTO effect (workspace_id, number, sequence) VALUES (?, ?, ?)",
                            workspace.value(),
                            number,
                            event.sequence());
            traces.put(number, Span.current().getSpanContext().getTraceId());
            var tries = poison.get(number);
            if (tries != null && events.size() == 1) {
                tries.incrementAndGet();
            }
            if (tries != null) {
                beforeFailure.run();
                throw new IllegalStateException("The number " + number + " is poison");
            }
        }
        beforeReturn.run();
    }

    @Override
    public void startOver(UUID log) {
        transactions.platformRun(() -> Sql.on(transactions.connection()).update("DELETE FROM effect"));
        startedOver.add(log);
    }
}
