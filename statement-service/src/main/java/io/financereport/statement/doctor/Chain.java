package io.financereport.statement.doctor;

import io.financereport.money.Money;
import io.financereport.statement.doctor.Correction.AmountReplaced;
import io.financereport.statement.doctor.Correction.BalanceReplaced;
import io.financereport.statement.doctor.Correction.RowAdded;
import io.financereport.statement.doctor.Correction.RowLeftOut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the order of time between the balances that are known, and the places where they disagree. Amounts are in minor units. */
final class Chain {
    private final List<ChainLink> links;
    private final Order order;
    private final @Nullable Money opening;
    private final @Nullable Money closing;
    private final List<Break> breaks = new ArrayList<>();
    private boolean running;

    /** In which order the file lists its rows. */
    enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    /**
     * Rows from one known balance to the next that do not explain the step.
     *
     * @param from the first of them
     * @param to after the last of them, which prints the balance unless it is the statement's closing
     * @param difference the step minus the rows
     */
    record Break(int from, int to, long difference) {
        int length() {
            return to - from;
        }
    }

    private Chain(List<ChainLink> ofFile, Order order, @Nullable Money opening, @Nullable Money closing) {
        this.links = order == Order.OLDEST_FIRST ? ofFile : ofFile.reversed();
        this.order = order;
        this.opening = opening;
        this.closing = closing;
        follow();
    }

    /** Reads the file in the order in which its balances break less. */
    static Chain of(List<ChainLink> ofFile, @Nullable Money opening, @Nullable Money closing) {
        var oldestFirst = new Chain(ofFile, Order.OLDEST_FIRST, opening, closing);
        var newestFirst = new Chain(ofFile, Order.NEWEST_FIRST, opening, closing);
        var more = Integer.compare(oldestFirst.breaks.size(), newestFirst.breaks.size());
        return more > 0 || (more == 0 && daysFall(ofFile)) ? newestFirst : oldestFirst;
    }

    /** The same statement with corrections. */
    Chain with(List<Correction> corrections) {
        var amounts = new HashMap<Integer, Money>();
        var balances = new HashMap<Integer, Money>();
        var leftOut = new HashSet<Integer>();
        var added = new HashMap<Integer, RowAdded>();
        for (Correction correction : corrections) {
            switch (correction) {
                case AmountReplaced(int ordinal, Money amount) -> amounts.put(ordinal, amount);
                case BalanceReplaced(int ordinal, Money balance) -> balances.put(ordinal, balance);
                case RowLeftOut(int ordinal) -> leftOut.add(ordinal);
                case RowAdded row -> added.put(row.ordinal(), row);
            }
        }
        var corrected = new ArrayList<ChainLink>(links.size() + added.size());
        add(corrected, added.get(0));
        for (ChainLink link : order == Order.OLDEST_FIRST ? links : links.reversed()) {
            if (!leftOut.contains(link.ordinal())) {
                corrected.add(new ChainLink(
                        link.ordinal(),
                        link.bookedOn(),
                        amounts.getOrDefault(link.ordinal(), link.amount()),
                        balances.containsKey(link.ordinal()) ? balances.get(link.ordinal()) : link.balance()));
            }
            add(corrected, added.get(link.ordinal()));
        }
        return new Chain(corrected, order, opening, closing);
    }

    List<Break> breaks() {
        return breaks;
    }

    /** Whether the file prints balances beside its rows that can be followed. */
    boolean isRunning() {
        return running;
    }

    int size() {
        return links.size();
    }

    ChainLink link(int at) {
        return links.get(at);
    }

    long amount(int at) {
        return links.get(at).amount().minorUnits();
    }

    /** A row of this amount right before one in time, which may be the end. */
    RowAdded added(int before, Break place, Money amount) {
        var first = place.from() == 0 ? null : link(place.from() - 1);
        var last = place.to() == size() && !closesByRow(place) ? null : link(place.to() - 1);
        var previous = before == 0 ? 0 : link(before - 1).ordinal();
        var next = before == size() ? 0 : link(before).ordinal();
        return new RowAdded(
                order == Order.OLDEST_FIRST ? previous : next,
                amount,
                first == null ? null : first.bookedOn(),
                last == null ? null : last.bookedOn());
    }

    /** Whether the balance at the end of the break is printed beside a row, and not the statement's closing. */
    boolean closesByRow(Break place) {
        return place.to() > place.from() && link(place.to() - 1).balance() != null;
    }

    private static void add(List<ChainLink> corrected, @Nullable RowAdded row) {
        if (row != null) {
            var day = row.earliest() == null ? row.latest() : row.earliest();
            corrected.add(new ChainLink(-1, day == null ? LocalDate.EPOCH : day, row.amount(), null));
        }
    }

    private static boolean daysFall(List<ChainLink> ofFile) {
        return !ofFile.isEmpty()
                && ofFile.getFirst().bookedOn().isAfter(ofFile.getLast().bookedOn());
    }

    private void follow() {
        var known = opening;
        var from = 0;
        var sum = 0L;
        for (int at = 0; at < links.size(); at++) {
            sum = Math.addExact(sum, amount(at));
            var printed = links.get(at).balance();
            if (printed != null) {
                running |= known != null;
                see(known, printed, sum, from, at + 1);
                known = printed;
                from = at + 1;
                sum = 0;
            }
        }
        if (closing != null) {
            see(known, closing, sum, from, links.size());
        }
    }

    private void see(@Nullable Money before, Money after, long sum, int from, int to) {
        if (before != null) {
            var difference = Math.subtractExact(after.minus(before).minorUnits(), sum);
            if (difference != 0) {
                breaks.add(new Break(from, to, difference));
            }
        }
    }
}
