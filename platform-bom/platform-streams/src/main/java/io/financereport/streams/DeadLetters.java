package io.financereport.streams;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that could not be handled. They count as handled; once the reason is gone, a person has them replayed. */
@Singleton
public final class DeadLetters {
    /** What became of a replay. */
    public enum Replay {
        DONE,
        DONE_BEFORE,
        UNKNOWN
    }

    private final FailedEvents failures;
    private final EventHandling handling;

    DeadLetters(FailedEvents failures, EventHandling handling) {
        this.failures = failures;
        this.handling = handling;
    }

    /** The latest dead letters first, replayed ones among them. */
    public List<DeadLetter> list(int limit) {
        return failures.dead(limit);
    }

    /**
     * Handles the event again, once. What the consumer throws, the caller gets; the letter then stays as it was.
     *
     * @param eventId the event's id
     */
    public Replay replay(UUID eventId) {
        return failures.findDead(eventId)
                .map(letter -> handling.replay(letter.producer(), letter.event()) ? Replay.DONE : Replay.DONE_BEFORE)
                .orElse(Replay.UNKNOWN);
    }

    /**
     * @param reason the last error, with its stack
     */
    public record DeadLetter(
            String producer,
            Event event,
            int tries,
            String reason,
            Instant deadAt,
            @Nullable Instant replayedAt) {}
}
