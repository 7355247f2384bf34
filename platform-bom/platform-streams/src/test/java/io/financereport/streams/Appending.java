package io.financereport.streams;

import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Appends numbers as events. */
@Singleton
final class Appending {
    static final WorkspaceId WORKSPACE = new WorkspaceId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    private final WorkspaceTransactions transactions;
    private final Outbox outbox;

    Appending(WorkspaceTransactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** These numbers in one transaction. */
    void numbers(int from, int to) {
        transactions.run(
                WORKSPACE,
                () -> outbox.appendAll(IntStream.rangeClosed(from, to)
                        .mapToObj(number -> event(WORKSPACE, number))
                        .toList()));
    }

    static NewEvent event(WorkspaceId workspace, int number) {
        return new NewEvent(workspace, EffectConsumer.TYPE, "n" + number, 1, new Counted(number));
    }

    static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    static List<Long> longs(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
    }
}
