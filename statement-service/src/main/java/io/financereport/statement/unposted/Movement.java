package io.financereport.statement.unposted;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An announced or expected row, or a transaction: money that moves on one account.
 *
 * @param on the day of the row, or the booking day of the transaction
 * @param text description and counterparty
 */
public record Movement(
        UUID id,
        LocalDate on,
        Money amount,
        String text,
        @Nullable String reference) {
    static final Comparator<Movement> IN_ORDER = Comparator.comparing(Movement::on)
            .thenComparing(movement -> movement.amount().amount())
            .thenComparing(Movement::text)
            .thenComparing(movement -> movement.reference() == null ? "" : movement.reference())
            .thenComparing(Movement::id);

    public Movement {
        text = text.toLowerCase(Locale.ROOT);
    }

    /** Movements of the same kind stand for each other: which of them is linked makes no difference. */
    Object kind() {
        return List.of(amount, text, reference == null ? "" : reference);
    }

    boolean sharesReference(Movement other) {
        return reference != null && reference.equals(other.reference());
    }
}
