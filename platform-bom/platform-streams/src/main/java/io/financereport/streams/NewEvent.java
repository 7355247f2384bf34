package io.financereport.streams;

import io.financereport.tenancy.WorkspaceId;

/**
 * An event that is about to be appended.
 *
 * @param type past tense and versioned: {@code transactions.approved.v1}
 * @param subjectVersion grows with every event about the same subject
 * @param data a {@code @Serdeable} record that satisfies the type's schema
 */
public record NewEvent(WorkspaceId workspace, String type, String subject, long subjectVersion, Object data) {
    public NewEvent {
        if (!type.matches("[a-z-]+(\\.[a-z-]+)+\\.v[0-9]+")) {
            throw new IllegalArgumentException("An event type looks like entry.posted.v1, this one like " + type);
        }
        if (subjectVersion < 0) {
            throw new IllegalArgumentException("subjectVersion of " + type + " is " + subjectVersion + ", below 0");
        }
    }
}
