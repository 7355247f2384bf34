package io.financereport.reconciliation.journal;

import io.financereport.money.Money;
import io.financereport.reconciliation.bank.TransactionId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event {@value #TYPE}: an entry was posted. */
@Serdeable
record EntryPosted(
        UUID entryId,
        LocalDate date,
        String memo,
        String kind,
        @Nullable UUID voidsEntryId,
        @Nullable UUID transferId,
        List<UUID> transactionIds,
        List<Line> postings) {
    static final String TYPE = "entry.posted.v1";

    @Serdeable
    record Line(
            UUID postingId,
            UUID accountId,
            Money amount,
            @Nullable String memo) {}

    static EntryPosted of(NewEntry entry, List<PostingId> postingIds) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < postingIds.size(); i++) {
            var posting = entry.postings().get(i);
            lines.add(new Line(postingIds.get(i).value(), posting.account().value(), posting.amount(), posting.memo()));
        }
        var voids = entry.origin().voids();
        return new EntryPosted(
                entry.id().value(),
                entry.date(),
                entry.memo(),
                entry.kind().wire(),
                voids == null ? null : voids.value(),
                entry.origin().transferId(),
                entry.origin().transactions().stream().map(TransactionId::value).toList(),
                lines);
    }
}
