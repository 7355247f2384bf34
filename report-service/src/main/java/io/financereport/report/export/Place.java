package io.financereport.report.export;

import io.financereport.report.hledger.ExportedEntry;
import java.time.LocalDate;
import java.util.UUID;

/** A place in date order: just behind an entry. */
record Place(LocalDate date, UUID entry) {
    static final Place BEFORE_ALL = new Place(LocalDate.of(1, 1, 1), new UUID(0, 0));

    static Place behind(ExportedEntry entry) {
        return new Place(entry.date(), entry.id());
    }
}
