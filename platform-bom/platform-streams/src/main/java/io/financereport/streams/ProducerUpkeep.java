package io.financereport.streams;

import io.financereport.streams.Inbox.LogReplaced;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one replica does for all about a producer: moves the watermark, tries failed events again, lets consumers rebuild after a
 * new log, and fetches from the producer what the stream did not bring.
 */
final class ProducerUpkeep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerUpkeep.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    /** How often it is renewed, or asked for: each costs a write. */
    private static final Duration LEASE_RENEWAL = Duration.ofSeconds(3);

    private static final int RETRIES_MAX = 20;

    private final String producer;
    private final String holder;
    private final Leases leases;
    private final Watermarks watermarks;
    private final ProducerLogs logs;
    private final ProducerClient client;
    private final EventConsumers consumers;
    private final EventHandling handling;
    private final ConsumerLimits limits;
    private final StreamMetrics metrics;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** How far everything was accounted for, and since when it is no further. */
    private long accounted = -1;

    private long accountedSinceNanos;
    private long headCheckNanos = System.nanoTime();
    private long leaseNanos = System.nanoTime();
    private boolean held;

    ProducerUpkeep(String producer, String holder, Parts parts) {
        this.producer = producer;
        this.holder = holder;
        this.leases = parts.leases();
        this.watermarks = parts.watermarks();
        this.logs = parts.logs();
        this.client = parts.client();
        this.consumers = parts.consumers();
        this.handling = parts.handling();
        this.limits = parts.limits();
        this.metrics = parts.metrics();
    }

    /** Works until {@link #stop}, and then leaves the work to another replica. */
    @Override
    public void run() {
        while (!stopped(limits.upkeep())) {
            try {
                tend();
            } catch (ProducerClient.Unreachable | LogReplaced e) {
                LOG.info("Upkeep of {} comes again: {}", producer, e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("Upkeep of {} failed and comes again", producer, e);
            }
        }
        try {
            leases.release(lease(), holder);
        } catch (DataAccessException | TransactionException e) {
            LOG.info("The upkeep of {} is free in {}: {}", producer, LEASE, e.getMessage());
        }
    }

    void stop() {
        stop.countDown();
    }

    private void tend() {
        if (!held()) {
            metrics.behind(producer, 0);
            return;
        }
        rebuild();
        watermarks.advance(producer);
        handling.retryDue(producer, RETRIES_MAX);
        var now = System.nanoTime();
        var reach =
                watermarks.accounted(producer).map(Watermarks.Reach::sequence).orElse(0L);
        if (reach != accounted) {
            accounted = reach;
            accountedSinceNanos = now;
        }
        var gap = watermarks.highest(producer) > reach;
        if (gap && now - accountedSinceNanos > limits.gapPatience().toNanos()) {
            LOG.info("Events of {} after {} are missing and fetched", producer, reach);
            catchUp();
            accountedSinceNanos = now;
        }
        if (headCheckNanos - now <= 0) {
            headCheckNanos = now + sooner().toNanos();
            checkHead(now);
        }
    }

    /** Asks how far the producer is. When it is ahead, and nothing has come for a while, the stream brought nothing. */
    private void checkHead(long now) {
        var page = client.after(producer, Long.MAX_VALUE, 1);
        logs.follow(producer, page.log());
        watermarks.headIs(producer, page.log(), page.head());
        metrics.behind(producer, Math.max(0, page.head() - accounted));
        rebuild();
        var standing = now - accountedSinceNanos >= limits.gapPatience().toNanos();
        if (page.head() <= accounted) {
            headCheckNanos = now + limits.headCheck().toNanos();
        } else if (standing) {
            headCheckNanos = now + limits.headCheck().toNanos();
            LOG.info("{} is at {}, and nothing was heard after {}: fetching", producer, page.head(), accounted);
            catchUp();
        }
    }

    /** Until the next check of the head, when this one cannot tell or be made. */
    private Duration sooner() {
        return limits.headCheck().compareTo(limits.gapPatience()) < 0 ? limits.headCheck() : limits.gapPatience();
    }

    private boolean held() {
        var now = System.nanoTime();
        if (leaseNanos - now <= 0) {
            leaseNanos = now + LEASE_RENEWAL.toNanos();
            held = false;
            held = leases.acquire(lease(), holder, LEASE);
        }
        return held;
    }

    private void rebuild() {
        var mark = watermarks.find(producer);
        if (mark.isPresent() && mark.get().rebuilding()) {
            consumers.startOver(producer, mark.get().log());
            watermarks.rebuilt(producer, mark.get().log());
            catchUp();
        }
    }

    /** Fetches page after page until everything is accounted for that the producer has. */
    private void catchUp() {
        var more = true;
        while (more && stop.getCount() > 0 && held()) {
            var from = watermarks
                    .accounted(producer)
                    .map(Watermarks.Reach::sequence)
                    .orElse(0L);
            var page = client.after(producer, from, limits.pageEventsMax());
            logs.follow(producer, page.log());
            if (!page.events().isEmpty()) {
                metrics.fetched(producer, page.events().size());
                handling.handle(producer, page.events());
                watermarks.advance(producer);
            }
            var to = watermarks
                    .accounted(producer)
                    .map(Watermarks.Reach::sequence)
                    .orElse(0L);
            more = to > from && to < page.head();
        }
    }

    private String lease() {
        return "streams upkeep of " + producer;
    }

    private boolean stopped(Duration wait) {
        try {
            return stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** What upkeep is made of, the same for each producer. */
    @Singleton
    record Parts(
            Leases leases,
            Watermarks watermarks,
            ProducerLogs logs,
            ProducerClient client,
            EventConsumers consumers,
            EventHandling handling,
            ConsumerLimits limits,
            StreamMetrics metrics) {}
}
