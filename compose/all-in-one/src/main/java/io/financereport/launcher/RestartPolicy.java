package io.financereport.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** When a process that died is started again: after 1, 2, then 4 seconds, and never more than five times within a minute. */
final class RestartPolicy {
    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    private static final int RESTARTS_PER_WINDOW_MAX = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Instant> restarts = new ArrayDeque<>();

    /** How long to wait from {@code died} until the next start, which counts from here on. */
    Duration delayAfter(Instant died) {
        while (!restarts.isEmpty() && !restarts.getFirst().plus(WINDOW).isAfter(died)) {
            restarts.removeFirst();
        }
        var next = died.plus(DELAYS.get(Math.min(restarts.size(), DELAYS.size() - 1)));
        if (restarts.size() >= RESTARTS_PER_WINDOW_MAX) {
            var allowed = restarts.removeFirst().plus(WINDOW);
            next = allowed.isAfter(next) ? allowed : next;
        }
        restarts.addLast(next);
        return Duration.between(died, next);
    }
}
