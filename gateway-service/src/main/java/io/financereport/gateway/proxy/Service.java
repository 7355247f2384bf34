package io.financereport.gateway.proxy;

import java.util.Locale;
import java.util.Optional;

/** The services behind the door. */
public enum Service {
    STATEMENT,
    RECONCILIATION,
    REPORT;

    /** Its name in service discovery. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose the first segment of a path is (architecture section 7). */
    static Optional<Service> ofSegment(String segment) {
        return switch (segment) {
            case "statements", "import-profiles" -> Optional.of(STATEMENT);
            case "accounts", "journal-entries", "rules", "reconciliation", "periods" -> Optional.of(RECONCILIATION);
            case "reports", "report-packages", "fx-rates", "exports" -> Optional.of(REPORT);
            default -> Optional.empty();
        };
    }
}
