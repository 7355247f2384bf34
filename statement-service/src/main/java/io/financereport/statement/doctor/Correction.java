package io.financereport.statement.doctor;

import io.financereport.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One change that would make the balances agree. */
public sealed interface Correction {
    /** The row that it is about; of an added row the one that it follows in the file, 0 for the beginning. */
    int ordinal();

    record AmountReplaced(int ordinal, Money amount) implements Correction {}

    record BalanceReplaced(int ordinal, Money balance) implements Correction {}

    record RowLeftOut(int ordinal) implements Correction {}

    /**
     * @param earliest the day of the row before, null when there is none
     * @param latest the day of the row after, null when there is none
     */
    record RowAdded(
            int ordinal,
            Money amount,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) implements Correction {}
}
