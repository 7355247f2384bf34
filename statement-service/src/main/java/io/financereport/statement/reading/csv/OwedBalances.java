package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether signed amounts and their balances could as well be what is owed: balances never below zero, and many small amounts that
 * raise them against few large ones, as purchases and payments do on a card. A chain of balances holds for both meanings, so that a
 * person is told to look.
 */
final class OwedBalances {
    /** What so many rows do not show is not there. */
    private static final int ROWS_LOOKED_AT = 5_000;

    private int rows;
    private int plus;
    private int minus;
    private BigDecimal raised = BigDecimal.ZERO;
    private BigDecimal lowered = BigDecimal.ZERO;
    private int balances;
    private boolean isBelowZero;

    /** Takes a row's amount and balance as they are written. */
    void learn(String amount, String balance) {
        if (++rows > ROWS_LOOKED_AT) {
            return;
        }
        var number = amount.isEmpty() ? null : WrittenNumber.of(amount);
        var value = number == null ? null : valueOf(number);
        if (number != null && value != null && value.signum() != 0) {
            plus += number.negative() ? 0 : 1;
            minus += number.negative() ? 1 : 0;
            raised = number.negative() ? raised : raised.add(value);
            lowered = number.negative() ? lowered.add(value) : lowered;
        }
        var level = balance.isEmpty() ? null : WrittenNumber.of(balance);
        if (level != null) {
            balances++;
            isBelowZero |= level.negative() && !level.isZero();
        }
    }

    /** Its size: which mark parts the decimals does not matter for what is larger on average. */
    private static @Nullable BigDecimal valueOf(WrittenNumber number) {
        var value = number.read('.') == null ? number.read(',') : number.read('.');
        return value == null ? null : value.abs();
    }

    /** What to say when the file could be a card's; null when it could not, or when no balance leads anybody to believe the signs. */
    @Nullable
    ReadingProblem remark() {
        if (balances == 1 || isBelowZero || minus == 0 || plus <= minus) {
            return null;
        }
        return isRaisedBySmaller()
                ? ReadingProblem.of(
                        ReadingCode.SIGN_UNKNOWN,
                        (balances == 0
                                        ? "Most amounts are positive, and fewer and larger ones negative, as purchases"
                                                + " and payments are"
                                        : "Most amounts are positive and raise a balance that is never below zero, as"
                                                + " purchases do")
                                + " on the statement of a card or a loan."
                                + (balances == 0 ? "" : " The balances follow either way.")
                                + " The signs are taken as written; if it is such a statement, have it read again with"
                                + " the signs inverted.")
                : null;
    }

    /** Whether the positive amounts are smaller on average than the negative ones, or as large. */
    boolean isRaisedBySmaller() {
        // raised / plus against lowered / minus
        return raised.multiply(BigDecimal.valueOf(minus)).compareTo(lowered.multiply(BigDecimal.valueOf(plus))) <= 0;
    }
}
