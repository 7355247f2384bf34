package io.financereport.report.projection;

import io.financereport.report.ledger.Account.Purpose;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code account.opened.v1}, as far as the projection uses it. */
@Serdeable
record AccountOpened(
        UUID accountId,
        String name,
        @Nullable String code,
        String type,
        boolean isCash,
        @Nullable String systemRole,
        String cashFlow) {
    static final String TYPE = "account.opened.v1";

    Purpose purpose() {
        if (systemRole != null && systemRole.startsWith("uncategorised-")) {
            return Purpose.UNCATEGORISED;
        } else {
            return isCash ? Purpose.CASH : Purpose.GENERAL;
        }
    }
}
