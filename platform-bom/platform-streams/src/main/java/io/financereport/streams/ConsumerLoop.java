package io.financereport.streams;

import io.financereport.streams.StreamReader.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a producer's events from its stream: read, handle, acknowledge. It may die between any two steps; what it had is taken
 * over by another replica, or by its own successor, and the inbox knows what was done.
 */
final class ConsumerLoop implements Runnable {
    /** Where it may die; tests make it do so. */
    enum Step {
        DELIVERED,
        HANDLED,
        ACKNOWLEDGED
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final long PAUSE_MILLIS_MIN = 200;
    private static final long PAUSE_MILLIS_MAX = 2_000;

    private final String producer;
    private final StreamReader stream;
    private final ProducerLogs logs;
    private final EventHandling handling;
    private final ConsumerLimits limits;
    private final Consumer<Step> after;
    private final CountDownLatch stop = new CountDownLatch(1);
    private long claimNanos = System.nanoTime();

    ConsumerLoop(
            String producer,
            StreamReader stream,
            ProducerLogs logs,
            EventHandling handling,
            ConsumerLimits limits,
            Consumer<Step> after) {
        this.producer = producer;
        this.stream = stream;
        this.logs = logs;
        this.handling = handling;
        this.limits = limits;
        this.after = after;
    }

    /** Works until {@link #stop}, and then leaves the group. */
    @Override
    public void run() {
        try (stream) {
            var failures = 0;
            while (running()) {
                try {
                    failures = round() ? 0 : failures + 1;
                } catch (RuntimeException e) {
                    if (failures++ == 0) {
                        LOG.warn("Events of {} wait: {}", producer, e.toString());
                    }
                    LOG.debug("Events of {} wait", producer, e);
                }
                if (failures > 0) {
                    pause(failures);
                }
            }
            stream.leave();
        }
    }

    void stop() {
        stop.countDown();
    }

    /**
     * Handles what was abandoned, when it is time to look for that, and then what is new.
     *
     * @return false when some of it has to come again
     */
    private boolean round() {
        var settled = true;
        if (claimNanos - System.nanoTime() <= 0) {
            claimNanos = System.nanoTime() + limits.abandonedAfter().toNanos() / 2;
            settled = take(stream.abandoned(limits.abandonedAfter()));
            stream.forgetMembers(limits.memberForgottenAfter());
        }
        return settled & take(stream.next(limits.block()));
    }

    private boolean take(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return true;
        }
        after.accept(Step.DELIVERED);
        var settled = true;
        Map<UUID, List<Delivery>> byLog = new LinkedHashMap<>();
        for (var delivery : deliveries) {
            byLog.computeIfAbsent(event(delivery).log(), log -> new ArrayList<>())
                    .add(delivery);
        }
        for (var ofLog : byLog.entrySet()) {
            settled &= take(ofLog.getKey(), ofLog.getValue());
        }
        return settled;
    }

    private boolean take(UUID log, List<Delivery> deliveries) {
        return switch (logs.admit(producer, log)) {
            case CURRENT -> {
                handling.handle(
                        producer, deliveries.stream().map(ConsumerLoop::event).toList());
                after.accept(Step.HANDLED);
                stream.acknowledge(deliveries);
                after.accept(Step.ACKNOWLEDGED);
                yield true;
            }
            case STALE -> {
                LOG.info("{} events of {} are of its former log {} and left out", deliveries.size(), producer, log);
                stream.acknowledge(deliveries);
                yield true;
            }
            case UNSETTLED -> false;
        };
    }

    private static Event event(Delivery delivery) {
        return Objects.requireNonNull(delivery.event(), "an unreadable delivery is left out before");
    }

    private boolean running() {
        return stop.getCount() > 0;
    }

    private void pause(int failures) {
        var max = Math.min(PAUSE_MILLIS_MAX, PAUSE_MILLIS_MIN << Math.min(failures, 4));
        try {
            if (stop.await(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS_MIN, max), TimeUnit.MILLISECONDS)) {
                LOG.debug("The consumer of {} stops", producer);
            }
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }
}
