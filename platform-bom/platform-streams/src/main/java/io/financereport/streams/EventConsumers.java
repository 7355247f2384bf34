package io.financereport.streams;

import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The consumers of this service. */
@Singleton
final class EventConsumers {
    enum Interest {
        WANTED,
        UNWANTED,
        UNKNOWN_VERSION
    }

    private final List<EventConsumer> consumers;

    EventConsumers(List<EventConsumer> consumers) {
        this.consumers = List.copyOf(consumers);
    }

    Set<String> producers() {
        return consumers.stream().map(EventConsumer::producer).collect(Collectors.toUnmodifiableSet());
    }

    Interest interest(String producer, String type) {
        var types = consumers.stream()
                .filter(consumer -> consumer.producer().equals(producer))
                .flatMap(consumer -> consumer.types().stream())
                .collect(Collectors.toUnmodifiableSet());
        if (types.contains(type)) {
            return Interest.WANTED;
        } else if (types.stream().anyMatch(known -> name(known).equals(name(type)))) {
            return Interest.UNKNOWN_VERSION;
        } else {
            return Interest.UNWANTED;
        }
    }

    /** Hands each consumer what it wants; in the workspace's transaction. */
    void consume(String producer, WorkspaceId workspace, List<Event> events) {
        for (var consumer : consumers) {
            var wanted = consumer.producer().equals(producer)
                    ? events.stream()
                            .filter(event -> consumer.types().contains(event.type()))
                            .toList()
                    : List.<Event>of();
            if (!wanted.isEmpty()) {
                consumer.consume(workspace, wanted);
            }
        }
    }

    void startOver(String producer, UUID log) {
        for (var consumer : consumers) {
            if (consumer.producer().equals(producer)) {
                consumer.startOver(log);
            }
        }
    }

    private static String name(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
