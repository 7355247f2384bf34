package io.financereport.streams;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far this service is with the events of others: what answers say about their freshness. */
@Singleton
public final class StreamProgress {
    private final Watermarks watermarks;

    StreamProgress(Watermarks watermarks) {
        this.watermarks = watermarks;
    }

    /** One for each producer of which anything was heard. To be called outside of a workspace's transaction. */
    public List<Progress> all() {
        return watermarks.producers().stream().map(this::of).toList();
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
