package io.financereport.statement.reading.pdf;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows agree with the balances printed beside them and with those stated before and after them.
 *
 * @param links how often a balance could be compared
 * @param breaks how often it differed
 * @param isProven whether two independent balances agree with all rows
 */
record BalanceChain(int links, int breaks, boolean isProven) {
    /** Of the rows in the order of the file or in the other one, whichever agrees better. */
    static BalanceChain of(List<RowReading> rows, @Nullable BigDecimal opening, @Nullable BigDecimal closing) {
        var oldestFirst = inOrder(rows, opening, closing);
        if (oldestFirst.isProven()) {
            return oldestFirst;
        }
        var newestFirst = inOrder(rows.reversed(), opening, closing);
        return newestFirst.isProven() || newestFirst.breaks() < oldestFirst.breaks() ? newestFirst : oldestFirst;
    }

    private static BalanceChain inOrder(
            List<RowReading> rows, @Nullable BigDecimal opening, @Nullable BigDecimal closing) {
        var links = 0;
        var steps = 0;
        var breaks = 0;
        var running = opening;
        BigDecimal last = null;
        for (RowReading row : rows) {
            running = running == null ? null : running.add(row.amount());
            last = row.balance();
            if (last != null) {
                links += running == null ? 0 : 1;
                steps += running == null ? 0 : 1;
                breaks += running == null || running.compareTo(last) == 0 ? 0 : 1;
                running = last;
            }
        }
        if (running != null && closing != null) {
            links++;
            breaks += running.compareTo(closing) == 0 ? 0 : 1;
        }
        // Rows before the first balance and after the last one could be anything; two rows that follow are a chain.
        var begins = opening != null || (!rows.isEmpty() && rows.getFirst().balance() != null && steps > 0);
        var ends = closing != null || last != null;
        return new BalanceChain(links, breaks, breaks == 0 && !rows.isEmpty() && begins && ends);
    }
}
