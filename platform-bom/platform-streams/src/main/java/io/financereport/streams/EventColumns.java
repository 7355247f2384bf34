package io.financereport.streams;

import io.financereport.tenancy.Cells;
import io.financereport.tenancy.WorkspaceId;
import java.util.UUID;

/** How an event lies in the tables that hold some. */
final class EventColumns {
    /** The columns that every statement over events selects. */
    static final String NAMES = "id, type, subject, subject_version, workspace_id, traceparent, data";

    private EventColumns() {}

    /** Reads {@link #NAMES}, and {@code sequence} and {@code recorded_at}. */
    static Event event(Cells row, UUID log) {
        return new Event(
                row.uuid("id"),
                row.text("type"),
                row.text("subject"),
                row.number("subject_version"),
                new WorkspaceId(row.uuid("workspace_id")),
                row.findText("traceparent"),
                log,
                row.number("sequence"),
                row.instant("recorded_at"),
                row.text("data"));
    }
}
