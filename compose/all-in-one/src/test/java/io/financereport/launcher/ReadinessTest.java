package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration OVER_AT_ONCE = Duration.ofNanos(-1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void what_became_ready_when_the_time_ran_out_is_ready() throws InterruptedException {
        assertThat(new Readiness(Clock.systemUTC(), OVER_AT_ONCE).await(() -> asked.incrementAndGet() == 2))
                .isTrue();
    }

    @Test
    void what_is_not_ready_then_is_waited_for_no_longer() throws InterruptedException {
        assertThat(new Readiness(Clock.systemUTC(), OVER_AT_ONCE).await(() -> asked.incrementAndGet() == 3))
                .isFalse();
        assertThat(asked).hasValue(2);
    }
}
