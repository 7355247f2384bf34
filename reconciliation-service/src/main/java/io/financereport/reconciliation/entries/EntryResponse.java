package io.financereport.reconciliation.entries;

import io.financereport.money.Money;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.Entry;
import io.financereport.reconciliation.journal.EntryId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry or draft.
 *
 * @param status draft, posted or voided
 * @param kind manual, imported, bank, transfer, opening, gap or void
 */
@Serdeable
record EntryResponse(
        UUID id,
        String status,
        LocalDate date,
        String memo,
        String kind,
        @Nullable UUID voidsEntryId,
        @Nullable UUID voidedByEntryId,
        @Nullable UUID transferId,
        @Nullable String externalId,
        @Nullable String reason,
        List<UUID> transactionIds,
        List<Line> postings,
        @Nullable UUID postedBy,
        @Nullable Instant postedAt) {
    @Serdeable
    record Line(
            @Nullable UUID id,
            UUID accountId,
            Money amount,
            @Nullable String memo) {}

    static EntryResponse of(Entry entry) {
        return new EntryResponse(
                entry.id().value(),
                entry.voidedBy() == null ? "posted" : "voided",
                entry.date(),
                entry.memo(),
                entry.kind().wire(),
                valueOf(entry.voids()),
                valueOf(entry.voidedBy()),
                entry.transferId(),
                entry.externalId(),
                entry.reason(),
                entry.transactions().stream().map(TransactionId::value).toList(),
                entry.postings().stream()
                        .map(posting -> new Line(
                                posting.id().value(), posting.account().value(), posting.amount(), posting.memo()))
                        .toList(),
                entry.postedBy(),
                entry.postedAt());
    }

    static EntryResponse of(Draft draft) {
        return new EntryResponse(
                draft.id().value(),
                "draft",
                draft.date(),
                draft.memo(),
                "manual",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                draft.postings().stream()
                        .map(posting -> new Line(null, posting.account().value(), posting.amount(), posting.memo()))
                        .toList(),
                null,
                null);
    }

    private static @Nullable UUID valueOf(@Nullable EntryId id) {
        return id == null ? null : id.value();
    }
}
