package io.financereport.reconciliation.journal;

import io.financereport.reconciliation.account.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which posted entries a list shows. */
public record EntryFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable AccountId account,
        Voided voided,
        @Nullable Position after) {
    /** Whether voided entries and their mirrors are shown. */
    public enum Voided {
        INCLUDED,
        LEFT_OUT
    }

    /** Where the page before ended; the list goes from new to old. */
    public record Position(LocalDate date, EntryId id) {}
}
