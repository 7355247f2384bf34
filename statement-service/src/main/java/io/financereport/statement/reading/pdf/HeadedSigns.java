package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.written.SideWords.Side;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** What signs mean below headings that say the direction: most rows of one go that way, and one of the other sign goes back. */
final class HeadedSigns {
    private final boolean isDebt;
    private final Map<Side, Integer> plus = new EnumMap<>(Side.class);
    private final Map<Side, Integer> minus = new EnumMap<>(Side.class);

    /** @param isDebt whether the rows are taken for those of a card or a loan */
    HeadedSigns(boolean isDebt) {
        this.isDebt = isDebt;
    }

    void see(Side heading, BigDecimal written) {
        (written.signum() < 0 ? minus : plus).merge(heading, 1, Integer::sum);
    }

    /** Whether the headings tell rows apart: they name both directions, or one below which all rows have the same sign. */
    boolean tellApart() {
        var headings = EnumSet.noneOf(Side.class);
        headings.addAll(plus.keySet());
        headings.addAll(minus.keySet());
        var directions = headings.stream()
                .map(heading -> heading.isOut(isDebt))
                .distinct()
                .count();
        return directions > 1 || headings.stream().noneMatch(each -> plus.containsKey(each) && minus.containsKey(each));
    }

    /** The amount as it moves the account. */
    BigDecimal signed(Side heading, BigDecimal written) {
        var isMostlyMinus = minus.getOrDefault(heading, 0) > plus.getOrDefault(heading, 0);
        var isWithMost = isMostlyMinus == (written.signum() < 0);
        return isWithMost == heading.isOut(isDebt) ? written.abs().negate() : written.abs();
    }
}
