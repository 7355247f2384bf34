package io.financereport.streams;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far this service is with the events of others: what answers say about their freshness. */
@Singleton
public final class StreamProgress {
    private static final Logger LOG = LoggerFactory.getLogger(StreamProgress.class);

    private final Watermarks watermarks;
    private final ProducerClient client;

    StreamProgress(Watermarks watermarks, ProducerClient client) {
        this.watermarks = watermarks;
        this.client = client;
    }

    /** One for each producer of which anything was heard. To be called outside of a workspace's transaction. */
    public List<Progress> all() {
        return watermarks.producers().stream().map(this::of).toList();
    }

    /**
     * As {@link #all}, for one producer that is asked now; its head is null when it does not answer, or has a new log of which
     * nothing was heard yet. When everything up to the head is handled, nothing was missing at the moment of the call. Empty before
     * anything was heard of the producer. It writes nothing: every reader of a report asks.
     */
    public Optional<Progress> ask(String producer) {
        var head = findHead(producer);
        return watermarks
                .handled(producer)
                .map(handled -> new Progress(
                        producer,
                        handled.log(),
                        handled.sequence(),
                        head.filter(page -> page.log().equals(handled.log()))
                                .map(OutboxPages.Page::head)
                                .orElse(null),
                        handled.recordedAt()));
    }

    private Optional<OutboxPages.Page> findHead(String producer) {
        try {
            return Optional.of(client.after(producer, Long.MAX_VALUE, 1));
        } catch (ProducerClient.Unreachable e) {
            LOG.debug("The head of {} is not known now", producer, e);
            return Optional.empty();
        }
    }

    private Progress of(String producer) {
        var mark = watermarks.find(producer).orElseThrow();
        var handled = watermarks.handled(producer).orElseThrow();
        return new Progress(producer, handled.log(), handled.sequence(), mark.head(), handled.recordedAt());
    }

    /**
     * @param handledThrough everything up to this sequence is handled, dead letters included
     * @param head the producer's last sequence, as it said at most some seconds ago; null before it was asked
     * @param handledRecordedAt when the event at {@code handledThrough} was recorded
     */
    public record Progress(
            String producer,
            UUID log,
            long handledThrough,
            @Nullable Long head,
            @Nullable Instant handledRecordedAt) {}
}
