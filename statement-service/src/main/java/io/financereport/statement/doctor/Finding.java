package io.financereport.statement.doctor;

import io.financereport.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A likely fault.
 *
 * @param sentence what and where, for a person
 * @param ordinals the rows that it is about; of a missing row those around its place
 * @param amount as it was read; null when no amount is wrong
 * @param expected as it should have been; null when the row should not be there
 * @param corrections what would undo the fault
 * @param closesChain whether all balances agree with the rows once it is undone: computed anew, not concluded
 */
public record Finding(
        Fault fault,
        String sentence,
        List<Integer> ordinals,
        @Nullable Money amount,
        @Nullable Money expected,
        List<Correction> corrections,
        boolean closesChain) {
    public Finding {
        ordinals = List.copyOf(ordinals);
        corrections = List.copyOf(corrections);
    }

    Finding closing(boolean closes) {
        return new Finding(fault, sentence, ordinals, amount, expected, corrections, closes);
    }
}
