package io.financereport.streams;

import io.financereport.tenancy.WorkspaceId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Handles another service's events. Every bean of this type is called, in the transaction that also notes the events as handled,
 * so an effect in the database happens exactly once. Effects elsewhere must bear repetition.
 */
public interface EventConsumer {
    /** The service whose events these are: {@code statement}. */
    String producer();

    /** The types it wants, with version: {@code transactions.approved.v1}. Another version of such a type becomes a dead letter. */
    Set<String> types();

    /**
     * Handles events of one workspace inside its transaction: in the order of their sequence, not seen before, but without any
     * promise that no later event was handled earlier; compare {@code subjectVersion}. A throw rolls everything back, and the
     * events are tried again one by one, each five times at most, before they become dead letters.
     */
    void consume(WorkspaceId workspace, List<Event> events);

    /**
     * The producer was restored from a backup and has a new log: every event from its first on will come again. Called outside
     * of any transaction, perhaps more than once, before the first of them. Consumers whose effects add up (a projection) discard
     * them here; those that compare {@code subjectVersion} have nothing to do.
     */
    default void startOver(UUID log) {}
}
