package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.alignment.Sighting;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that approved statements sight already.
 *
 * @param statement whose row it was born as, or the earliest one that still sights it
 * @param ordinal of the row there; null when a person added it
 */
record KnownTransaction(
        LocalDate bookedOn,
        Sighting sighting,
        UUID statement,
        @Nullable Integer ordinal) {
    UUID id() {
        return sighting.id();
    }

    KnownTransaction with(@Nullable Money balance) {
        return new KnownTransaction(bookedOn, sighting.with(balance), statement, ordinal);
    }
}
