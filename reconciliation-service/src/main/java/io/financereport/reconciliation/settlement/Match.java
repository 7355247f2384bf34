package io.financereport.reconciliation.settlement;

import io.financereport.tenancy.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision that two things are the same event, or a proposal for one.
 *
 * @param decidedBy the person; null for the system, or while nothing is decided
 */
record Match(
        MatchId id,
        Status status,
        Proposal proposal,
        @Nullable UserId decidedBy,
        @Nullable Instant decidedAt) {
    /** What was decided. */
    enum Status {
        REVIEW,
        ACCEPTED,
        REJECTED,
        /** No longer possible, because one side was settled otherwise or went away. */
        WITHDRAWN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
