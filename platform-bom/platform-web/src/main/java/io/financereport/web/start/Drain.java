package io.financereport.web.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * The time between the wish that the process ends (SIGTERM) and its end: it is not ready any more and still answers, so that whoever
 * sends requests by readiness stops before the port closes. A port that closes resets what its queue holds.
 */
@Singleton
@Readiness
final class Drain implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    /** A container that stops is killed after 30 s, and what is under way has 15 s of them. */
    private static final Duration DURATION_MAX = Duration.ofSeconds(10);

    private static final String SIGNAL = "TERM";

    private final Duration duration;
    private final AtomicBoolean begun = new AtomicBoolean();

    Drain(@Value("${drain}") Duration duration) {
        if (duration.isNegative() || duration.compareTo(DURATION_MAX) > 0) {
            throw new IllegalArgumentException(
                    "DRAIN is %s, it is 0s to %d s".formatted(duration, DURATION_MAX.toSeconds()));
        }
        this.duration = duration;
    }

    /** From now on the process ends by way of the drain of this context. */
    static void onSignal(ApplicationContext context) {
        var drain = context.getBean(Drain.class);
        if (!drain.duration.isZero()) {
            Signal.handle(new Signal(SIGNAL), signal -> drain.begin(() -> System.exit(128 + signal.getNumber())));
        }
    }

    /** @param end is called when the time is over; at once where the wish comes a second time */
    void begin(Runnable end) {
        if (begun.compareAndSet(false, true)) {
            LOG.info("is not ready any more, ends in {} s", duration.toSeconds());
            CompletableFuture.delayedExecutor(
                            duration.toMillis(),
                            TimeUnit.MILLISECONDS,
                            task -> Thread.ofPlatform().start(task))
                    .execute(end);
        } else {
            LOG.info("is told to end once more, ends now");
            Thread.ofPlatform().start(end);
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("drain", begun.get() ? HealthStatus.DOWN : HealthStatus.UP)
                .build());
    }
}
