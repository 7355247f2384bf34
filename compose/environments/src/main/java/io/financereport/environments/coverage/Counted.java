package io.financereport.environments.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many of something there are, and how many of them the tests reached. */
record Counted(long total, long covered) {
    static final Counted NONE = new Counted(0, 0);

    Counted {
        if (covered < 0 || covered > total) {
            throw new IllegalArgumentException(covered + " of " + total + " cannot be");
        }
    }

    Counted plus(Counted other) {
        return new Counted(total + other.total, covered + other.covered);
    }

    /** With two decimals; where there is nothing to reach, nothing is missing. */
    BigDecimal percent() {
        return total == 0
                ? new BigDecimal("100.00")
                : BigDecimal.valueOf(covered)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(total), 2, RoundingMode.HALF_EVEN);
    }
}
