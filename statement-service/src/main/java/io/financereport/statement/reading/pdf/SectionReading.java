package io.financereport.statement.reading.pdf;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an account under the way to read them that its balances prove, or, where none is proven, under the plainest.
 *
 * @param left how many lines with an amount and no day are not rows under it
 * @param signs what the signs are from
 */
record SectionReading(
        List<RowReading> rows,
        int left,
        Signs signs,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        BalanceChain chain) {
    SectionReading {
        rows = List.copyOf(rows);
    }

    /** Whether no balance stands before the rows, or none after them but their own. */
    boolean isOpenAtAnEnd() {
        return opening == null || closing == null;
    }

    /** Whether the other reads the same rows and has another amount at an end, by its columns or by signs that prove as well. */
    boolean differsAtAnEndFrom(SectionReading other) {
        return (signs == other.signs() || other.chain().isProven())
                && rows.size() == other.rows().size()
                && (differ(rows.getFirst(), other.rows().getFirst())
                        || differ(rows.getLast(), other.rows().getLast()));
    }

    /** Whether the balances prove another reading of the same rows as well. */
    boolean isContradictedBy(SectionReading other) {
        if (!other.chain().isProven() || rows.size() != other.rows().size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (differ(rows.get(i), other.rows().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The same, for a person to look at. */
    SectionReading doubted() {
        return new SectionReading(
                rows, left, signs, opening, closing, new BalanceChain(chain.links(), chain.breaks(), false));
    }

    private static boolean differ(RowReading one, RowReading other) {
        return one.row() != other.row() || one.amount().compareTo(other.amount()) != 0;
    }

    /** What says whether an amount is money out. */
    enum Signs {
        /** Plus is money in. */
        AS_WRITTEN,
        /** Columns, words or signs of its own for each direction. */
        SAID,
        /** Headings over the rows. */
        HEADED,
        /** Plus, or no sign, is money out. */
        INVERTED,
        /** The balance before and after. */
        BY_BALANCE,
        /** No amount has a sign, and nothing says the direction. */
        UNKNOWN
    }
}
