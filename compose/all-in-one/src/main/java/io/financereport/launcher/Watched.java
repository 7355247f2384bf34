package io.financereport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that is started again when it dies, until it is stopped. */
final class Watched {
    private final Command command;
    private final RunFolder run;
    private final Announcer announcer;
    private final Clock clock;
    private final RestartPolicy policy = new RestartPolicy();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Process process;

    Watched(Command command, RunFolder run, Announcer announcer, Clock clock) {
        this.command = command;
        this.run = run;
        this.announcer = announcer;
        this.clock = clock;
    }

    String name() {
        return command.name();
    }

    void start() {
        var first = launch();
        if (first != null) {
            var thread = new Thread(() -> watch(first), "watch " + name());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized @Nullable Process launch() {
        if (isStopping()) {
            return null;
        }
        try {
            var started = command.start();
            process = started;
            run.write(name(), started.toHandle());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void watch(Process first) {
        try {
            for (@Nullable Process running = first; running != null; running = launch()) {
                var exitCode = running.waitFor();
                if (isStopping() || isStoppedWithin(delayAfterDeath(exitCode))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            announcer.say("%s is not started again: %s".formatted(name(), e.getMessage()));
        }
    }

    private Duration delayAfterDeath(int exitCode) {
        var delay = policy.delayAfter(clock.instant());
        announcer.say("%s ended with exit code %d and is started again in %.1f s; its log: %s"
                .formatted(name(), exitCode, delay.toMillis() / 1000.0, command.log()));
        return delay;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean isStoppedWithin(Duration delay) throws InterruptedException {
        return stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the process is gone. */
    void stop(Duration patience) {
        var last = lastProcess();
        if (last != null) {
            Signals.stop(last.toHandle(), command.stopSignal(), patience);
        }
        run.remove(name());
    }

    private synchronized @Nullable Process lastProcess() {
        stopping.countDown();
        return process;
    }
}
