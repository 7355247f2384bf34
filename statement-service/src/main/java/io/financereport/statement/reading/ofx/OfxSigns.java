package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import java.util.Locale;

/**
 * Whether the signs of an account's amounts can be taken at their word (OFX 2.2, section 3.2.9.2): a debit is negative. Some
 * banks leave the sign out, and some turn it.
 */
final class OfxSigns {
    private boolean hasNegative;
    private boolean hasNegativeDebit;
    private boolean hasPositiveDebit;
    private boolean hasNegativeCredit;
    private boolean hasPositiveCredit;

    void see(String type, Money amount) {
        var sign = amount.amount().signum();
        hasNegative |= sign < 0;
        switch (type.strip().toUpperCase(Locale.ROOT)) {
            case "DEBIT" -> {
                hasNegativeDebit |= sign < 0;
                hasPositiveDebit |= sign > 0;
            }
            case "CREDIT" -> {
                hasNegativeCredit |= sign < 0;
                hasPositiveCredit |= sign > 0;
            }
            default -> {}
        }
    }

    /** Whether debits are positive, and no row shows that it is only these. */
    boolean areAgainstTypes() {
        var isUnsigned = !hasNegative;
        var isTurned = hasNegativeCredit && !hasPositiveCredit;
        return hasPositiveDebit && !hasNegativeDebit && (isUnsigned || isTurned);
    }
}
