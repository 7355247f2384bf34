package io.financereport.report.projection;

import io.financereport.streams.Event;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.List;

/** Hands events to the consumer as platform-streams does, without a stream. */
@Singleton
public final class TestConsumer {
    private final WorkspaceTransactions transactions;
    private final JournalConsumer consumer;

    TestConsumer(WorkspaceTransactions transactions, JournalConsumer consumer) {
        this.transactions = transactions;
        this.consumer = consumer;
    }

    public void hear(WorkspaceId workspace, List<Event> events) {
        transactions.run(workspace, () -> consumer.consume(workspace, events));
    }
}
