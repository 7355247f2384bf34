package io.financereport.report.projection;

import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.EventJson;
import io.financereport.streams.LiveHints;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Set;

/**
 * Hears what reconciliation-service says of accounts and entries. A new log needs no step of its own: {@link Projection} begins
 * a workspace anew in the transaction of its first batch, so that nobody sees a half-emptied one.
 */
@Singleton
final class JournalConsumer implements EventConsumer {
    private final Projection projection;
    private final EventJson json;
    private final LiveHints hints;
    private final TransactionOperations<Connection> transactions;

    JournalConsumer(
            Projection projection, EventJson json, LiveHints hints, TransactionOperations<Connection> transactions) {
        this.projection = projection;
        this.json = json;
        this.hints = hints;
        this.transactions = transactions;
    }

    @Override
    public String producer() {
        return "reconciliation";
    }

    @Override
    public Set<String> types() {
        return Set.of(AccountOpened.TYPE, EntryPosted.TYPE);
    }

    @Override
    public void consume(WorkspaceId workspace, List<Event> events) {
        projection.add(workspace, events.stream().map(this::heard).toList());
        hintAfterCommit(workspace, events.getLast().sequence());
    }

    private Heard heard(Event event) {
        return switch (event.type()) {
            case AccountOpened.TYPE ->
                new Heard.OfAccount(event.log(), event.subjectVersion(), json.read(event, AccountOpened.class));
            case EntryPosted.TYPE ->
                new Heard.OfEntry(
                        event.log(), event.sequence(), event.recordedAt(), json.read(event, EntryPosted.class));
            default -> throw new IllegalArgumentException("Events of type " + event.type() + " are not listened to");
        };
    }

    /** Reports that are open in a browser are another now. */
    private void hintAfterCommit(WorkspaceId workspace, long version) {
        transactions.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hints.publish(workspace, "report", workspace.toString(), version, null);
            }
        });
    }
}
