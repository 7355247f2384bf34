package io.financereport.statement.statement;

import io.financereport.tenancy.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who decided about a statement.
 *
 * @param by null for the system
 * @param reason of a rejection
 */
record Decision(@Nullable UUID by, Instant at, @Nullable String reason) {
    static Decision ofSystem(Instant at) {
        return new Decision(null, at, null);
    }

    static Decision of(UserId user, Instant at) {
        return new Decision(user.value(), at, null);
    }

    static Decision of(UserId user, Instant at, String reason) {
        return new Decision(user.value(), at, reason);
    }
}
