package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void it_waits_1_then_2_then_4_seconds() {
        assertThat(policy.delayAfter(START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.delayAfter(START.plusSeconds(3))).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.delayAfter(START.plusSeconds(7))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_sixth_start_waits_until_the_first_is_a_minute_ago() {
        var died = START;
        for (var at = 0; at < 5; at++) {
            died = died.plus(policy.delayAfter(died));
        }

        var sixth = died.plus(policy.delayAfter(died));

        assertThat(sixth).isEqualTo(START.plusSeconds(61));
    }

    @Test
    void after_a_quiet_minute_it_begins_anew() {
        assertThat(policy.delayAfter(START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(START.plusSeconds(61))).isEqualTo(Duration.ofSeconds(1));
    }
}
