package io.financereport.report.reports;

import io.financereport.report.freshness.Freshness;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the journal is in the report.
 *
 * @param handledThrough the last event of the journal up to which all are in
 * @param head the last event there is, null when the journal's service could not be asked
 * @param recordedAt when the event at {@code handledThrough} was recorded, null when there was none
 */
@Serdeable
record FreshnessResponse(
        long handledThrough, @Nullable Long head, @Nullable Instant recordedAt, boolean upToDate) {
    static FreshnessResponse of(Freshness freshness) {
        return new FreshnessResponse(
                freshness.handledThrough(), freshness.head(), freshness.recordedAt(), freshness.isUpToDate());
    }
}
