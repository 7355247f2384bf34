package io.financereport.statement.unposted;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pairs of one block that together have the most that speaks for them, each side at most once. */
final class Assignment {
    /** Each row of the smaller side doubles the work. */
    static final int SMALLER_SIDE_MAX = 10;

    static final int LARGER_SIDE_MAX = 60;

    private final List<Movement> larger;
    private final List<Movement> smaller;
    private final @Nullable LinkCandidate[][] pairs;

    private Assignment(List<Movement> larger, List<Movement> smaller, @Nullable LinkCandidate[][] pairs) {
        this.larger = larger;
        this.smaller = smaller;
        this.pairs = pairs;
    }

    static boolean isSmall(int expected, int posted) {
        return Math.min(expected, posted) <= SMALLER_SIDE_MAX && Math.max(expected, posted) <= LARGER_SIDE_MAX;
    }

    /** Of a block that {@link #isSmall}. Both sides are in order. */
    static Assignment of(List<Movement> expected, List<Movement> posted, List<LinkCandidate> candidates) {
        var isByExpected = expected.size() >= posted.size();
        var larger = isByExpected ? expected : posted;
        var smaller = isByExpected ? posted : expected;
        var pairs = new @Nullable LinkCandidate[larger.size()][smaller.size()];
        for (LinkCandidate each : candidates) {
            pairs[larger.indexOf(isByExpected ? each.expected() : each.posted())][
                    smaller.indexOf(isByExpected ? each.posted() : each.expected())] = each;
        }
        return new Assignment(larger, smaller, pairs);
    }

    /** The best pairs among the allowed ones; of equally good choices always the same. */
    List<LinkCandidate> best(Predicate<LinkCandidate> allowed) {
        var sets = 1 << smaller.size();
        // What the rows from one on can still bring, for each set of the smaller side that is taken.
        var values = new int[larger.size() + 1][sets];
        for (int row = larger.size() - 1; row >= 0; row--) {
            for (int taken = 0; taken < sets; taken++) {
                var best = values[row + 1][taken];
                for (int at = 0; at < smaller.size(); at++) {
                    var pair = free(row, at, taken, allowed);
                    if (pair != null) {
                        best = Math.max(best, pair.score() + values[row + 1][taken | 1 << at]);
                    }
                }
                values[row][taken] = best;
            }
        }
        var chosen = new ArrayList<LinkCandidate>();
        var taken = 0;
        for (int row = 0; row < larger.size(); row++) {
            for (int at = 0; at < smaller.size(); at++) {
                var pair = free(row, at, taken, allowed);
                if (pair != null && pair.score() + values[row + 1][taken | 1 << at] == values[row][taken]) {
                    chosen.add(pair);
                    taken |= 1 << at;
                    break;
                }
            }
        }
        return chosen;
    }

    private @Nullable LinkCandidate free(int row, int at, int taken, Predicate<LinkCandidate> allowed) {
        var pair = pairs[row][at];
        return pair == null || (taken & 1 << at) != 0 || !allowed.test(pair) ? null : pair;
    }

    static int total(List<LinkCandidate> pairs) {
        return pairs.stream().mapToInt(LinkCandidate::score).sum();
    }
}
