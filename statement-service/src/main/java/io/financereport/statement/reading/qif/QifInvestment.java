package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.written.DecimalSign;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of an investment account, of which the cash counts.
 *
 * @param action what its word means, or null when that is not known
 * @param security empty when it names none
 * @param transferred the amount that another account pays or gets ($), empty when it says none
 */
record QifInvestment(QifEntry entry, @Nullable QifAction action, String security, String transferred) {

    static QifInvestment of(QifRecord record) {
        var entry = QifEntry.of(record);
        var transferred = entry.splits().isEmpty() ? record.first('$') : "";
        return new QifInvestment(entry, QifAction.of(entry.number()), record.first('Y'), transferred);
    }

    /** Whether it is known to move no cash, whatever its amount. */
    boolean isWithoutCash() {
        return action == QifAction.NO_CASH;
    }

    /** The amounts that it is read by. */
    List<String> amounts() {
        return transferred.isEmpty() ? List.of(entry.amount()) : List.of(entry.amount(), transferred);
    }

    /**
     * Why its cash cannot be told whatever its amounts are, or null when it can.
     *
     * @param account the name of its account, or null
     */
    @Nullable
    String whyUnread(@Nullable String account) {
        if (action == null) {
            return "has the action \"" + Amounts.shortened(entry.number()) + "\", which is not known";
        } else if (entry.date().isEmpty()) {
            return "has no date (D)";
        } else if (entry.amount().isEmpty()) {
            return "has no amount (T)";
        }
        var other = entry.transferredTo();
        var isOwn = action == QifAction.IN || action == QifAction.OUT;
        return isOwn && other != null && !other.equals(account)
                ? "is a " + Amounts.shortened(entry.number()) + " with the cash of this account, and yet names ["
                        + Amounts.shortened(other) + "]"
                : null;
    }

    /** What it adds to the cash of the account, or null when its amounts contradict its action. */
    @Nullable
    BigDecimal cash(DecimalSign decimals) {
        var total = decimals.find(entry.amount());
        var other = transferred.isEmpty() ? total : decimals.find(transferred);
        if (action == null || total == null || other == null) {
            return null;
        } else if (action == QifAction.AS_WRITTEN) {
            return total;
        } else if (total.signum() < 0 || other.signum() < 0) {
            return null;
        }
        return switch (action) {
            case IN, AS_WRITTEN -> total;
            case OUT -> total.negate();
            case TRANSFER_IN -> total.compareTo(other) == 0 ? total : null;
            case TRANSFER_OUT -> total.compareTo(other) == 0 ? total.negate() : null;
            case IN_AND_ON -> total.subtract(other);
            case OUT_FROM_ANOTHER -> other.subtract(total);
            case NO_CASH -> BigDecimal.ZERO;
        };
    }

    /** The row that its cash is: action and security stand before the memo, and no number is a reference. */
    QifEntry row() {
        var memo = Stream.of(entry.number(), security, entry.memo())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new QifEntry(
                entry.date(),
                entry.otherDate(),
                entry.amount(),
                entry.otherAmount(),
                entry.payee(),
                memo,
                entry.category(),
                "",
                entry.splits(),
                List.of());
    }
}
