package io.financereport.report.freshness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the journal is in an answer.
 *
 * @param handledThrough the last event of the journal up to which all are in
 * @param head the last event there was when the question came, null when the journal's service could not say
 * @param recordedAt when the event at {@code handledThrough} was recorded, null when there was none
 */
public record Freshness(
        long handledThrough, @Nullable Long head, @Nullable Instant recordedAt) {
    /** For answers that have no place for it in themselves. */
    public static final String HEADER = "Report-Freshness";

    public boolean isUpToDate() {
        return head != null && handledThrough >= head;
    }

    /** As a structured field (RFC 8941): {@code handled-through=7, head=8, up-to-date=?0}. */
    public String header() {
        var told = new StringBuilder("handled-through=").append(handledThrough);
        if (head != null) {
            told.append(", head=").append(head);
        }
        if (recordedAt != null) {
            told.append(", recorded-at=\"").append(recordedAt).append('"');
        }
        return told.append(", up-to-date=?").append(isUpToDate() ? 1 : 0).toString();
    }
}
