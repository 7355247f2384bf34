package io.financereport.web.start;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.health.HealthStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DrainTest {
    @Test
    void is_not_ready_from_the_wish_to_end_on_and_ends_when_the_time_is_over() throws InterruptedException {
        var drain = new Drain(Duration.ofMillis(1));
        var ended = new CountDownLatch(1);
        assertThat(status(drain)).isEqualTo(HealthStatus.UP);

        drain.begin(ended::countDown);

        assertThat(status(drain)).isEqualTo(HealthStatus.DOWN);
        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void ends_at_once_where_the_wish_comes_a_second_time() throws InterruptedException {
        var drain = new Drain(Duration.ofSeconds(10));
        var ended = new CountDownLatch(1);

        drain.begin(() -> {});
        drain.begin(ended::countDown);

        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(status(drain)).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void refuses_times_in_which_a_container_would_be_killed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drain(Duration.ofSeconds(11)))
                .withMessageContaining("DRAIN is PT11S, it is 0s to 10 s");
        assertThatIllegalArgumentException().isThrownBy(() -> new Drain(Duration.ofSeconds(-1)));
    }

    private static HealthStatus status(Drain drain) {
        return requireNonNull(Mono.from(drain.getResult()).block()).getStatus();
    }
}
