package io.financereport.statement.profile;

import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableSample;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the files of some accounts are written.
 *
 * @param versions the newest first; files of any of them are read by it
 */
record Profile(UUID id, String name, List<UUID> accounts, List<Version> versions) {
    Profile {
        accounts = List.copyOf(accounts);
        versions = List.copyOf(versions);
    }

    Version newest() {
        return versions.getFirst();
    }

    /**
     * One layout.
     *
     * @param sample null when it came from elsewhere without one
     * @param madeBy null when the system learnt it
     * @param statement the file that it was learnt from
     */
    record Version(
            int version,
            TableLayout layout,
            @Nullable TableSample sample,
            @Nullable UUID madeBy,
            Instant madeAt,
            @Nullable UUID statement) {}
}
