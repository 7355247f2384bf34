package io.financereport.statement.job;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on jobs from the end of the start to the beginning of the stop. A job in hand is finished; others stay for others. */
@Singleton
@Requires(missingProperty = "boot.check")
final class JobWorkers implements GracefulShutdownCapable {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final JobWork work;
    private final JobLimits limits;
    private final List<Thread> workers = new ArrayList<>();
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-leases").factory());
    private volatile boolean stopping;

    JobWorkers(Jobs jobs, JobWork work, JobLimits limits) {
        this.jobs = jobs;
        this.work = work;
        this.limits = limits;
    }

    @EventListener
    synchronized void start(StartupEvent event) {
        for (int i = 1; i <= limits.workers(); i++) {
            workers.add(Thread.ofVirtual().name("job-worker-" + i).start(this::run));
        }
    }

    @EventListener
    void stop(ShutdownEvent event) {
        stop();
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        return CompletableFuture.runAsync(this::stop);
    }

    @PreDestroy
    synchronized void stop() {
        stopping = true;
        workers.forEach(worker -> jobs.wake());
        for (Thread worker : workers) {
            try {
                if (!worker.join(STOP_MAX)) {
                    // Its lease runs out, and another replica takes over.
                    worker.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
        renewals.shutdownNow();
    }

    private void run() {
        while (!stopping) {
            try {
                var claim = jobs.claim();
                if (claim.isPresent()) {
                    work(claim.get());
                } else {
                    jobs.awaitWork();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Jobs cannot be claimed now: {}", e.getMessage());
                pause();
            }
        }
    }

    private void work(Claim claim) {
        if (claim.tries() > limits.triesMax()) {
            work.giveUp(claim, "Reading it was begun " + limits.triesMax() + " times and never ended.");
            return;
        }
        var third = limits.lease().toMillis() / 3;
        var renewal = renewals.scheduleAtFixedRate(() -> renew(claim), third, third, TimeUnit.MILLISECONDS);
        try {
            switch (work.work(claim)) {
                case JobWork.Outcome.Done() -> LOG.debug("Job {} is done", claim.job());
                case JobWork.Outcome.Later(Duration delay) -> jobs.putBack(claim, delay, 1);
            }
        } catch (LeaseLost e) {
            LOG.warn("{}; another worker has it", e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // A file that asks for too much must not end the worker, which would then read no other file either.
            LOG.error(
                    "Job {} of statement {} did not work out, try {}",
                    claim.job(),
                    claim.statement(),
                    claim.tries(),
                    Wordless.of(e));
            retryOrGiveUp(claim);
        } finally {
            renewal.cancel(false);
        }
    }

    private void retryOrGiveUp(Claim claim) {
        if (claim.tries() >= limits.triesMax()) {
            work.giveUp(claim, "Reading it failed " + limits.triesMax() + " times; the service's log says why.");
        } else {
            jobs.putBack(claim, Duration.ofSeconds(1L << claim.tries()), 0);
        }
    }

    private void renew(Claim claim) {
        try {
            jobs.renew(claim);
        } catch (RuntimeException e) {
            LOG.warn("The lease of job {} is not renewed now: {}", claim.job(), e.getMessage());
        }
    }

    private void pause() {
        try {
            jobs.awaitWork();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
