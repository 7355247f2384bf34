package io.financereport.reconciliation.settlement;

import io.financereport.money.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A match with all that is needed to judge it.
 *
 * @param kind clear or transfer
 * @param score 0 to 100
 */
@Serdeable
record MatchResponse(
        UUID id,
        String kind,
        String status,
        int score,
        Parts parts,
        List<TransactionResponse> transactions,
        List<EntrySummary> entries,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {
    @Serdeable
    record Parts(int amount, int date, int text, int counterAccount, int history) {}

    /** An entry that the match is with, or that it became. */
    @Serdeable
    record EntrySummary(UUID id, LocalDate date, String memo, String kind, List<Line> postings) {}

    @Serdeable
    record Line(
            UUID id, UUID accountId, Money amount, @Nullable String memo) {}
}
