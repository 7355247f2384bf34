package io.financereport.report.freshness;

import io.financereport.streams.StreamProgress;
import jakarta.inject.Singleton;

/** How far the projection is with the journal. */
@Singleton
public final class JournalProgress {
    private static final String JOURNAL = "reconciliation";

    private final StreamProgress progress;

    JournalProgress(StreamProgress progress) {
        this.progress = progress;
    }

    /**
     * Asks the journal's service where it is: what it said some seconds ago would call an answer fresh that lacks its last entry.
     * To be called before the books are read, which may then know more than this says, never less.
     */
    public Freshness ask() {
        return progress.ask(JOURNAL)
                .map(told -> new Freshness(told.handledThrough(), told.head(), told.handledRecordedAt()))
                .orElseGet(() -> new Freshness(0, null, null));
    }
}
