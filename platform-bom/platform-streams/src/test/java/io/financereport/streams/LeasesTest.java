package io.financereport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class LeasesTest implements OnRealParts {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final StreamParts parts = new StreamParts();

    @Inject
    Leases leases;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> getProperties() {
        return parts.properties(Map.of());
    }

    @BeforeEach
    void begin() {
        parts.reset();
    }

    @Test
    void one_holder_at_a_time_has_it() {
        assertThat(leases.acquire("seal", "first", MINUTE)).isTrue();
        assertThat(leases.acquire("seal", "second", MINUTE)).isFalse();
        assertThat(leases.acquire("seal", "first", MINUTE)).isTrue();
        assertThat(leases.acquire("other", "second", MINUTE)).isTrue();
    }

    @Test
    void what_is_released_is_free() {
        assertThat(leases.acquire("seal", "first", MINUTE)).isTrue();
        leases.release("seal", "second");
        assertThat(leases.acquire("seal", "second", MINUTE)).isFalse();

        leases.release("seal", "first");

        assertThat(leases.acquire("seal", "second", MINUTE)).isTrue();
    }

    @Test
    void what_is_not_renewed_is_free_when_its_time_is_over() {
        assertThat(leases.acquire("seal", "first", Duration.ofMillis(50))).isTrue();

        Await.until(MINUTE, () -> leases.acquire("seal", "second", MINUTE));

        assertThat(leases.acquire("seal", "first", MINUTE)).isFalse();
    }
}
