package io.financereport.reconciliation.closing;

import io.financereport.reconciliation.period.PeriodChange;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Event {@value #TYPE}: days that were closed may change again.
 *
 * @param closedThrough null when nothing is closed any more
 * @param before through which day they were closed
 */
@Serdeable
record PeriodReopened(@Nullable LocalDate closedThrough, LocalDate before, String reason) {
    static final String TYPE = "period.reopened.v1";

    static PeriodReopened of(PeriodChange change) {
        return new PeriodReopened(
                change.to(),
                Objects.requireNonNull(change.from(), "a closed day"),
                Objects.requireNonNull(change.reason(), "a reason"));
    }
}
