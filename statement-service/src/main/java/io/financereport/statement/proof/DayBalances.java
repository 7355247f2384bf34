package io.financereport.statement.proof;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the balances of a file that goes from day to day, whatever the order of the rows within a day: they follow when the rows of
 * each day can be put into an order that leads from the balance before the day to the one after it. Holds the rows of one day.
 */
final class DayBalances {
    /** A day of so many rows is taken in the order of the file only. */
    private static final int ROWS_OF_DAY_MAX = 10_000;

    private record Row(Money amount, @Nullable Money balance) {}

    private final List<Row> rows = new ArrayList<>();
    private @Nullable LocalDate day;
    private int direction;
    private boolean isBroken;
    /** Of rows before the first balance that is known. */
    private @Nullable Money carried;

    private @Nullable Money first;
    private @Nullable Money at;
    /** While a day that ends where it begins leaves open where that is. */
    private Set<Money> open = Set.of();

    private int links;

    void accept(LocalDate bookedOn, Money amount, @Nullable Money balance) {
        if (isBroken) {
            return;
        }
        if (day != null && !bookedOn.equals(day)) {
            var step = bookedOn.isAfter(day) ? 1 : -1;
            isBroken = direction != 0 && direction != step;
            direction = step;
            endDay();
        }
        day = bookedOn;
        rows.add(new Row(amount, balance));
        isBroken |= rows.size() > ROWS_OF_DAY_MAX;
        if (isBroken) {
            rows.clear();
        }
    }

    /** Whether all balances follow; no row is accepted after it is asked. */
    boolean follow() {
        endDay();
        return !isBroken && open.isEmpty() && first != null && links > 0;
    }

    @Nullable
    Money opening() {
        return direction < 0 ? at : first;
    }

    @Nullable
    Money closing() {
        return direction < 0 ? first : at;
    }

    private void endDay() {
        if (isBroken || rows.isEmpty()) {
            return;
        }
        if (rows.stream().allMatch(row -> row.balance() != null)) {
            isBroken = !followPrinted();
        } else if (open.isEmpty()) {
            var end = followSome();
            isBroken = end == null && rows.stream().anyMatch(row -> row.balance() != null);
            at = end;
        } else {
            isBroken = true;
        }
        rows.clear();
    }

    /** Each row leads from one balance to another: a way over all of them, each once. */
    private boolean followPrinted() {
        var degrees = new LinkedHashMap<Money, Integer>();
        var ways = new Ways();
        for (Row row : rows) {
            if (row.balance() == null) {
                continue;
            }
            var before = row.balance().minus(row.amount());
            var from = direction < 0 ? row.balance() : before;
            var to = direction < 0 ? before : row.balance();
            degrees.merge(from, 1, Integer::sum);
            degrees.merge(to, -1, Integer::sum);
            ways.join(from, to);
        }
        var ends = new HashMap<Integer, Money>();
        for (Map.Entry<Money, Integer> node : degrees.entrySet()) {
            if (node.getValue() != 0
                    && (Math.abs(node.getValue()) > 1 || ends.put(node.getValue(), node.getKey()) != null)) {
                return false;
            }
        }
        if (!ways.areJoined()) {
            return false;
        }
        links += rows.size() - 1;
        return ends.isEmpty() ? goAround(degrees.keySet()) : go(ends.get(1), ends.get(-1));
    }

    private boolean go(@Nullable Money from, @Nullable Money to) {
        if (from == null
                || to == null
                || (at != null && !at.equals(from))
                || (!open.isEmpty() && !open.contains(from))) {
            return false;
        }
        begin(from);
        at = to;
        return true;
    }

    /** A day whose rows come to nothing. */
    private boolean goAround(Set<Money> nodes) {
        var known = at;
        if (known == null) {
            var both = new HashSet<>(nodes);
            if (!open.isEmpty()) {
                both.retainAll(open);
                links++;
            }
            open = both;
            return both.size() > 1
                    || (both.size() == 1
                            && go(both.iterator().next(), both.iterator().next()));
        }
        links++;
        return nodes.contains(known);
    }

    private void begin(Money from) {
        links += at == null && open.isEmpty() ? 0 : 1;
        if (first == null) {
            first = carried == null ? from : direction < 0 ? from.plus(carried) : from.minus(carried);
        }
        open = Set.of();
    }

    /** Rows some of which print no balance, in the first order that agrees; null when none does, or no balance is known yet. */
    private @Nullable Money followSome() {
        var printed = rows.stream().filter(row -> row.balance() != null).toList();
        var sum = rows.stream().map(Row::amount).reduce(Money::plus).orElseThrow();
        var known = at;
        if (printed.isEmpty()) {
            carried = known != null ? carried : carried == null ? sum : carried.plus(sum);
            return known == null ? null : direction < 0 ? known.minus(sum) : known.plus(sum);
        }
        var only = printed.size() == 1 ? printed.getFirst().balance() : null;
        if (only != null) {
            var from = direction < 0 ? only : only.minus(sum);
            if (known == null || known.equals(from)) {
                begin(from);
                return direction < 0 ? only.minus(sum) : only;
            }
        }
        var end = inOrder(rows);
        return end == null ? inOrder(rows.reversed()) : end;
    }

    private @Nullable Money inOrder(List<Row> order) {
        var now = at;
        if (now == null) {
            return null;
        }
        for (Row row : order) {
            if (direction < 0 && row.balance() != null && !row.balance().equals(now)) {
                return null;
            }
            now = direction < 0 ? now.minus(row.amount()) : now.plus(row.amount());
            if (direction >= 0 && row.balance() != null && !row.balance().equals(now)) {
                return null;
            }
        }
        links++;
        return now;
    }

    /** Which balances rows lead between. */
    private static final class Ways {
        private final Map<Money, Money> parents = new HashMap<>();
        private int parts;

        void join(Money one, Money other) {
            var rootOfOne = root(one);
            var rootOfOther = root(other);
            if (!rootOfOne.equals(rootOfOther)) {
                parents.put(rootOfOne, rootOfOther);
                parts--;
            }
        }

        boolean areJoined() {
            return parts == 1;
        }

        private Money root(Money node) {
            if (parents.putIfAbsent(node, node) == null) {
                parts++;
            }
            var root = node;
            for (var parent = parents.get(root); parent != null && !parent.equals(root); parent = parents.get(root)) {
                parents.put(node, parent);
                root = parent;
            }
            return root;
        }
    }
}
