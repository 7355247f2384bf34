package io.financereport.reconciliation.closing;

import io.financereport.reconciliation.period.PeriodChange;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Event {@value #TYPE}: the books are closed through a later day than before.
 *
 * @param before through which day they were closed; null when nothing was
 */
@Serdeable
record PeriodClosed(LocalDate closedThrough, @Nullable LocalDate before) {
    static final String TYPE = "period.closed.v1";

    static PeriodClosed of(PeriodChange change) {
        return new PeriodClosed(Objects.requireNonNull(change.to(), "a closed day"), change.from());
    }
}
