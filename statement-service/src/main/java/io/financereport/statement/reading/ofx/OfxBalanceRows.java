package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.BalanceWords.Balance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Balances that some banks list among the rows of an account, as "Saldo Anterior" and "S A L D O", and that move nothing. They
 * are no rows, and a person looks unless the rows lead from the first of them to the last, or to the ledger balance.
 */
final class OfxBalanceRows {
    private final Tally rows = new Tally();
    private final Tally doubtful = new Tally();
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable Money opening;
    private @Nullable Money closing;

    /**
     * Takes a row; true when its words are a balance's name and nothing else. A name that does not say which balance it is may be a
     * payee's: there the rows before it have to lead to the amount.
     */
    boolean hold(OfxTransaction row, String description, Money amount) {
        var isNamed = BalanceWords.isAlone(description) && !BalanceWords.isOfRowsToo(description);
        var isBare = isNamed && BalanceWords.isBareAlone(description);
        if (!isNamed || (isBare && !isReached(amount))) {
            if (isBare) {
                doubtful.add(row.line());
            }
            sum = sum.add(amount.amount());
            return false;
        }
        rows.add(row.line());
        var balance = BalanceWords.balance(description);
        if (opening == null && (balance == Balance.OPENING || balance == Balance.BROUGHT)) {
            opening = amount;
        } else {
            closing = amount;
        }
        return true;
    }

    private boolean isReached(Money amount) {
        return opening != null && opening.amount().add(sum).compareTo(amount.amount()) == 0;
    }

    /** What begins the account, where the rows lead on from it to what ends it. */
    @Nullable
    Money opening(@Nullable Money ledgerBalance) {
        var end = ledgerBalance == null ? closing : ledgerBalance;
        return opening != null && end != null && opening.amount().add(sum).compareTo(end.amount()) == 0
                ? opening
                : null;
    }

    List<ReadingProblem> problems(@Nullable Money ledgerBalance) {
        var problems = new ArrayList<ReadingProblem>();
        if (opening(ledgerBalance) == null) {
            problems.addAll(rows.problems(
                    ReadingCode.SECTION_LEFT_OUT,
                    "rows are called what balances are, the first one this, and were left out. Look whether they are"
                            + " rows."));
        }
        problems.addAll(doubtful.problems(
                ReadingCode.LAYOUT_UNPROVEN,
                "rows are called what balances are, the first one this, and the rows before do not lead to them: they"
                        + " are taken as rows. Look whether they are."));
        return problems;
    }
}
