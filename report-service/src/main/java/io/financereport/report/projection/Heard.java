package io.financereport.report.projection;

import java.time.Instant;
import java.util.UUID;

/** What an event said, and where it stands in its producer's log. */
sealed interface Heard {
    UUID log();

    record OfAccount(UUID log, long subjectVersion, AccountOpened account) implements Heard {}

    record OfEntry(UUID log, long sequence, Instant recordedAt, EntryPosted entry) implements Heard {}
}
