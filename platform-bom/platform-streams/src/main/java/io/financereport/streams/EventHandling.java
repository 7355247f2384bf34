package io.financereport.streams;

import io.financereport.streams.Inbox.LogReplaced;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles events, wherever they come from: stream, HTTP, or a second try. One transaction per workspace holds the inbox rows and
 * the effects. When that fails, each event gets a transaction of its own, so that one that cannot be handled holds up no other.
 */
@Singleton
final class EventHandling {
    private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);

    private final WorkspaceTransactions transactions;
    private final Inbox inbox;
    private final EventConsumers consumers;
    private final FailedEvents failures;
    private final Traces traces;
    private final StreamMetrics metrics;

    EventHandling(
            WorkspaceTransactions transactions,
            Inbox inbox,
            EventConsumers consumers,
            FailedEvents failures,
            Traces traces,
            StreamMetrics metrics) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.consumers = consumers;
        this.failures = failures;
        this.traces = traces;
        this.metrics = metrics;
    }

    /**
     * Handles events of one log, in any order and number; repetitions do nothing. Afterwards each is handled, on trial or dead, and
     * needs no further delivery.
     *
     * @throws LogReplaced when the log is not the current one
     */
    void handle(String producer, List<Event> events) {
        var unwanted = new ArrayList<Event>();
        Map<WorkspaceId, List<Event>> wanted = new LinkedHashMap<>();
        for (var event : inOrder(events)) {
            switch (consumers.interest(producer, event.type())) {
                case WANTED ->
                    wanted.computeIfAbsent(event.workspace(), w -> new ArrayList<>())
                            .add(event);
                case UNWANTED -> unwanted.add(event);
                case UNKNOWN_VERSION -> {
                    failures.refuse(producer, event, "No consumer knows this version: " + event.type());
                    metrics.dead(producer);
                }
            }
        }
        if (!unwanted.isEmpty()) {
            transactions.platform(() -> inbox.accept(producer, unwanted));
        }
        wanted.forEach((workspace, ofWorkspace) -> handle(producer, workspace, ofWorkspace));
    }

    /** Tries events again whose time has come. */
    void retryDue(String producer, int eventsMax) {
        for (var trial : failures.takeDue(producer, eventsMax)) {
            var event = trial.event();
            try {
                traces.consuming(
                        producer,
                        List.of(event),
                        () -> transactions.run(event.workspace(), () -> {
                            consume(producer, event.workspace(), inbox.acceptTried(producer, event));
                            failures.endTrial(producer, event);
                        }));
                LOG.info("{} of {} is handled at try {}", event, producer, trial.tries());
            } catch (LogReplaced e) {
                LOG.info("{} of {} is not tried again: {}", event, producer, e.getMessage());
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                metrics.failed(producer);
                failures.failedAgain(producer, trial, e);
                if (failures.isLast(trial)) {
                    metrics.dead(producer);
                    LOG.error("{} of {} is a dead letter after {} tries", event, producer, trial.tries(), e);
                }
            }
        }
    }

    /** Handles a dead letter again; its inbox row stays, it counted as handled. */
    boolean replay(String producer, Event event) {
        return transactions.in(event.workspace(), () -> {
            var first = failures.markReplayed(producer, event);
            if (first) {
                consumers.consume(producer, event.workspace(), List.of(event));
            }
            return first;
        });
    }

    private void handle(String producer, WorkspaceId workspace, List<Event> events) {
        try {
            accept(producer, workspace, events);
        } catch (LogReplaced e) {
            throw e;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            if (events.size() == 1) {
                putOnTrial(producer, events.getFirst(), e);
            } else {
                for (var event : events) {
                    handle(producer, workspace, List.of(event));
                }
            }
        }
    }

    private void accept(String producer, WorkspaceId workspace, List<Event> events) {
        traces.consuming(producer, events, () -> {
            var handled = transactions.in(workspace, () -> {
                var fresh = inbox.accept(producer, events);
                consume(producer, workspace, fresh);
                return fresh.size();
            });
            metrics.handled(producer, handled);
        });
    }

    private void consume(String producer, WorkspaceId workspace, List<Event> fresh) {
        if (!fresh.isEmpty()) {
            consumers.consume(producer, workspace, fresh);
        }
    }

    private void putOnTrial(String producer, Event event, Throwable reason) {
        LOG.warn("{} of {} could not be handled and is tried again later", event, producer, reason);
        metrics.failed(producer);
        failures.beginTrial(producer, event, reason);
    }

    private static List<Event> inOrder(List<Event> events) {
        return events.stream().sorted(Comparator.comparingLong(Event::sequence)).toList();
    }
}
