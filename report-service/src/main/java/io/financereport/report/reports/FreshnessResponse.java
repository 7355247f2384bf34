package io.financereport.report.reports;

import io.financereport.streams.StreamProgress.Progress;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
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
    private static final String JOURNAL = "reconciliation";

    static FreshnessResponse of(List<Progress> all) {
        return all.stream()
                .filter(progress -> progress.producer().equals(JOURNAL))
                .findFirst()
                .map(FreshnessResponse::of)
                .orElseGet(() -> new FreshnessResponse(0, null, null, false));
    }

    private static FreshnessResponse of(Progress progress) {
        var head = progress.head();
        return new FreshnessResponse(
                progress.handledThrough(),
                head,
                progress.handledRecordedAt(),
                head != null && progress.handledThrough() >= head);
    }
}
