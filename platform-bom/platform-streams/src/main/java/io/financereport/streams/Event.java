package io.financereport.streams;

import io.financereport.tenancy.WorkspaceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A numbered event, as a consumer gets it.
 *
 * @param type past tense and versioned: {@code transactions.approved.v1}
 * @param subject what the event is about; of two events about the same subject the higher {@code subjectVersion} is newer
 * @param traceparent W3C trace context of the transaction that appended it
 * @param log the producer's log; a restore from backup starts a new one
 * @param sequence gap-free within the log, from 1
 * @param recordedAt when it was numbered; strictly increasing with the sequence
 * @param json the data, as its schema says; {@link EventJson} reads it
 */
public record Event(
        UUID id,
        String type,
        String subject,
        long subjectVersion,
        WorkspaceId workspace,
        @Nullable String traceparent,
        UUID log,
        long sequence,
        Instant recordedAt,
        String json) {

    /** Without the data: it may hold what does not belong into a log file. */
    @Override
    public String toString() {
        return type + " " + id + " (sequence " + sequence + " of log " + log + ")";
    }
}
