package io.financereport.statement.doctor;

import io.financereport.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A booked row as a link of the chain of balances.
 *
 * @param ordinal its place in the file
 * @param amount plus is money in
 * @param balance printed beside it: what the account holds after the row
 */
public record ChainLink(
        int ordinal,
        LocalDate bookedOn,
        Money amount,
        @Nullable Money balance) {
    /** Whether it cannot be counted in the currency's smallest units. */
    boolean isTooPrecise() {
        return amount.isTooPrecise() || (balance != null && balance.isTooPrecise());
    }

    /** Whether it is the same line again, as far as arithmetic can tell. */
    boolean repeats(ChainLink other) {
        return bookedOn.equals(other.bookedOn)
                && amount.equals(other.amount)
                && balance != null
                && balance.equals(other.balance);
    }
}
