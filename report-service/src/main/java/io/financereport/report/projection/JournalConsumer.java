package io.financereport.report.projection;

import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.EventJson;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Hears what reconciliation-service says of accounts and entries. */
@Singleton
final class JournalConsumer implements EventConsumer {
    private final Projection projection;
    private final EventJson json;

    JournalConsumer(Projection projection, EventJson json) {
        this.projection = projection;
        this.json = json;
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
}
