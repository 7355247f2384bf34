package io.financereport.reconciliation.rounds;

import io.financereport.tenancy.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the workspaces that have work. One whose work fails is logged and left alone for a while, twice as long each time, and
 * keeps no other one from its turn. Rounds of one worker follow one another.
 */
public final class WorkspaceRounds {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceRounds.class);
    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    /** So long may a workspace wait after what stopped it is mended. */
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final String work;
    private final Clock clock;
    private final Map<WorkspaceId, Pause> paused = new HashMap<>();

    private record Pause(Instant until, Duration length) {}

    /** @param work what is done, for the log */
    public WorkspaceRounds(String work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** One round. */
    public synchronized void go(List<WorkspaceId> workspaces, Consumer<WorkspaceId> step) {
        paused.keySet().retainAll(workspaces);
        for (var workspace : workspaces) {
            var pause = paused.get(workspace);
            if (pause == null || !clock.instant().isBefore(pause.until())) {
                go(workspace, step, pause);
            }
        }
    }

    private void go(WorkspaceId workspace, Consumer<WorkspaceId> step, @Nullable Pause before) {
        try {
            step.accept(workspace);
            paused.remove(workspace);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            var longer = before == null ? PAUSE_MIN : before.length().multipliedBy(2);
            var length = longer.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : longer;
            paused.put(workspace, new Pause(clock.instant().plus(length), length));
            LOG.error(
                    "{} of workspace {} failed and is tried again in {} s",
                    work,
                    workspace.value(),
                    length.toSeconds(),
                    e);
        }
    }
}
