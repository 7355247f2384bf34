package io.financereport.report.export;

import java.util.UUID;

/** One state of the projection: what the batches up to this one added, of this log. */
record JournalState(UUID log, long batch) {}
