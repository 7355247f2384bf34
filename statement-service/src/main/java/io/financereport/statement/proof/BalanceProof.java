package io.financereport.statement.proof;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The balances of one account of a file, and whether they confirm its rows.
 *
 * @param from first booking day, or the stated start of the period when that is earlier
 * @param to last booking day, or the stated end
 * @param opening before the first row: stated, printed or derived; zero when nothing says it
 * @param openingKnown whether any balance of the file says it
 * @param closing stated or printed after the last row; null when the file has none
 * @param computedClosing opening plus all rows
 * @param difference stated closing minus computed, or of the first broken step of a running balance; null when not
 *     contradicted
 * @param problems what to tell a person
 */
public record BalanceProof(
        Proof proof,
        LocalDate from,
        LocalDate to,
        Money opening,
        boolean openingKnown,
        @Nullable Money closing,
        Money computedClosing,
        @Nullable Money difference,
        List<BalanceProblem> problems) {
    public BalanceProof {
        problems = List.copyOf(problems);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period from " + from + " to " + to);
        }
    }
}
