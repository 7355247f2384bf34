package io.financereport.reconciliation.opening;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.Locale;

/**
 * An entry that an account's coverages ask for.
 *
 * @param amount on the account; its counterpart goes to the equity account that the reason names
 */
public record PlannedEntry(Reason reason, LocalDate date, Money amount) {
    /** Why the books need an amount that no transaction explains. */
    public enum Reason {
        /** What the account held before its earliest coverage. */
        OPENING,
        /** Days that no statement covers. */
        GAP,
        /** A contradicted statement that a person approved. */
        DIFFERENCE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Reason ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
