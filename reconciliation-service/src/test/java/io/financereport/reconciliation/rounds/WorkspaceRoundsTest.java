package io.financereport.reconciliation.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.FixedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspaceRoundsTest {
    private static final WorkspaceId BROKEN = new WorkspaceId(new UUID(0, 1));
    private static final WorkspaceId WELL = new WorkspaceId(new UUID(0, 2));

    private final FixedClock clock = FixedClock.at("2026-01-01T00:00:00Z");
    private final WorkspaceRounds rounds = new WorkspaceRounds("The solving", clock);
    private final List<WorkspaceId> done = new ArrayList<>();
    private boolean isMended;

    @Test
    void one_that_fails_keeps_no_other_from_its_turn() {
        round();

        assertThat(done).containsExactly(BROKEN, WELL);
    }

    @Test
    void one_that_fails_is_left_alone_twice_as_long_each_time() {
        round();
        round();
        assertThat(done).containsExactly(BROKEN, WELL, WELL);

        clock.advance(Duration.ofSeconds(1));
        round();
        clock.advance(Duration.ofSeconds(1));
        round();
        assertThat(done).filteredOn(BROKEN::equals).hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        round();
        assertThat(done).filteredOn(BROKEN::equals).hasSize(3);
    }

    @Test
    void one_that_is_mended_has_its_turn_within_a_minute_and_in_each_round_from_then_on() {
        for (int i = 0; i < 20; i++) {
            round();
            clock.advance(Duration.ofMinutes(1));
        }
        isMended = true;
        done.clear();
        round();
        round();

        assertThat(done).containsExactly(BROKEN, WELL, BROKEN, WELL);
    }

    private void round() {
        rounds.go(List.of(BROKEN, WELL), workspace -> {
            done.add(workspace);
            if (workspace.equals(BROKEN) && !isMended) {
                throw new IllegalStateException("as told");
            }
        });
    }
}
