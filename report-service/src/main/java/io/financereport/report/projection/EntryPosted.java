package io.financereport.report.projection;

import io.financereport.money.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code entry.posted.v1}, as far as the projection uses it. */
@Serdeable
record EntryPosted(
        UUID entryId,
        LocalDate date,
        String memo,
        String kind,
        @Nullable UUID voidsEntryId,
        @Nullable UUID transferId,
        List<Posting> postings) {
    static final String TYPE = "entry.posted.v1";

    @Serdeable
    record Posting(
            UUID postingId,
            UUID accountId,
            Money amount,
            @Nullable String memo) {}

    EntryPosted {
        postings = List.copyOf(postings);
    }

    boolean isVoid() {
        return voidsEntryId != null;
    }
}
