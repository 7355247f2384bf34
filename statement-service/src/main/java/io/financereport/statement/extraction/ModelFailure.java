package io.financereport.statement.extraction;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A model gave no answer that holds. The message says why, in words for a person and without a word of the file. */
final class ModelFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable BigDecimal cost;

    /** Of a call that may have cost whatever it can. */
    ModelFailure(String reason) {
        super(reason);
        this.cost = null;
    }

    ModelFailure(String reason, BigDecimal cost) {
        super(reason);
        this.cost = cost;
    }

    /** What the call cost; null where nobody says. */
    @Nullable
    BigDecimal cost() {
        return cost;
    }
}
