package io.financereport.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HolderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Holder self = Holder.self(NOW);

    @Test
    void a_process_that_runs_is_alive() {
        assertThat(self.isAlive(NOW)).isTrue();
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(Holder.in("the tests of " + self)).hasValue(self);
        assertThat(Holder.in("somebody's own words")).isEmpty();
    }

    @Test
    void another_process_with_the_same_pid_is_not_the_holder() {
        var before = new Holder(self.pid(), "1", self.host(), NOW);

        assertThat(before.isAlive(NOW)).isFalse();
    }

    @Test
    void a_process_that_has_ended_is_dead() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(new Holder(process.pid(), "-", self.host(), NOW).isAlive(NOW))
                .isFalse();
    }

    @Test
    void another_machines_process_is_believed_for_a_day() {
        var elsewhere = new Holder(1, "1", "another.example", NOW);

        assertThat(elsewhere.isAlive(NOW.plus(Duration.ofDays(1)).minusSeconds(1)))
                .isTrue();
        assertThat(elsewhere.isAlive(NOW.plus(Duration.ofDays(1)))).isFalse();
    }
}
