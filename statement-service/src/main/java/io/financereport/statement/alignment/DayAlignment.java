package io.financereport.statement.alignment;

import io.financereport.money.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the rows of one account and day with that day's transactions. Per amount the number of transactions becomes the
 * larger of both numbers; running balances, where both sides print them, tell equal amounts apart; texts only choose which
 * of several equal ones is paired with which.
 */
public final class DayAlignment {
    private final Set<UUID> excluded;
    private List<Sighting> transactions;
    private List<Sighting> rows;
    private final Map<UUID, UUID> known = new LinkedHashMap<>();
    private final List<UUID> assumed = new ArrayList<>();

    private DayAlignment(Collection<Sighting> transactions, Collection<Sighting> rows, Set<UUID> excluded) {
        this.transactions = List.copyOf(transactions);
        this.rows = List.copyOf(rows);
        this.excluded = excluded;
    }

    /**
     * @param transactions of the account and day, from approved statements
     * @param rows of the statement, in the order of the file
     * @param apart transactions of statements that end where this one begins, or begin where it ends, by their balances
     */
    public static DayPairs align(Collection<Sighting> transactions, Collection<Sighting> rows, Set<UUID> apart) {
        var same = new DayAlignment(transactions, rows, Set.of()).align();
        return apart.isEmpty() || sharedSum(same, rows, apart) == 0
                ? same
                : new DayAlignment(transactions, rows, apart).align();
    }

    /**
     * Rows in common that add up to zero leave the balances where they are: then these cannot tell whether the rows are the
     * same or follow each other, and they are assumed to be the same.
     */
    private static int sharedSum(DayPairs same, Collection<Sighting> rows, Set<UUID> apart) {
        Money sum = null;
        for (Sighting row : rows) {
            var transaction = same.known().get(row.id());
            if (transaction != null && apart.contains(transaction)) {
                sum = sum == null ? row.amount() : sum.plus(row.amount());
            }
        }
        return sum == null ? 0 : sum.signum();
    }

    private DayPairs align() {
        if (balancesContradict()) {
            pairByText(row -> true, this::mayBeTheSame);
        } else {
            pair(Sighting::byBalanceAndText, Sighting::hasBalance, Sighting::hasBalance, Certainty.SURE);
            pair(Sighting::byBalance, Sighting::hasBalance, Sighting::hasBalance, Certainty.SURE);
            pairByText(row -> !row.hasBalance(), this::mayBeTheSame);
            pairByText(Sighting::hasBalance, transaction -> !transaction.hasBalance() && mayBeTheSame(transaction));
        }
        return new DayPairs(known, rows.stream().map(Sighting::id).toList(), assumed);
    }

    private boolean mayBeTheSame(Sighting transaction) {
        return !excluded.contains(transaction.id());
    }

    private void pairByText(Predicate<Sighting> ofRows, Predicate<Sighting> ofTransactions) {
        pair(Sighting::byReference, ofRows, ofTransactions, Certainty.SURE);
        pair(Sighting::byText, ofRows, ofTransactions, Certainty.SURE);
        pair(Sighting::byAmount, ofRows, ofTransactions, Certainty.ASSUMED);
    }

    /** Whether a pair rests on more than day and amount. */
    private enum Certainty {
        SURE,
        ASSUMED
    }

    /** Pairs rows and transactions of the same key, in their order; a key of null pairs with nothing. */
    private void pair(
            Function<Sighting, @Nullable Object> key,
            Predicate<Sighting> ofRows,
            Predicate<Sighting> ofTransactions,
            Certainty certainty) {
        var byKey = new HashMap<Object, Deque<Sighting>>();
        for (Sighting transaction : transactions) {
            var itsKey = key.apply(transaction);
            if (itsKey != null && ofTransactions.test(transaction)) {
                byKey.computeIfAbsent(itsKey, any -> new ArrayDeque<>()).add(transaction);
            }
        }
        var left = new ArrayList<Sighting>(rows.size());
        var paired = new HashSet<UUID>();
        for (Sighting row : rows) {
            var itsKey = key.apply(row);
            var candidates = itsKey == null || !ofRows.test(row) ? null : byKey.get(itsKey);
            var found = candidates == null ? null : candidates.poll();
            if (found == null) {
                left.add(row);
            } else {
                paired.add(found.id());
                known.put(row.id(), found.id());
                if (certainty == Certainty.ASSUMED) {
                    assumed.add(row.id());
                }
            }
        }
        rows = left;
        transactions = transactions.stream()
                .filter(transaction -> !paired.contains(transaction.id()))
                .toList();
    }

    /**
     * Whether both sides list the day's rows in different orders, as banks do between two downloads: then from one balance
     * different amounts lead on, and the balances of single rows identify nothing.
     */
    private boolean balancesContradict() {
        return contradict(Sighting::before) || contradict(Sighting::balance);
    }

    private boolean contradict(Function<Sighting, @Nullable Money> at) {
        var ofTransactions = amountsAt(transactions, at);
        for (var step : amountsAt(rows, at).entrySet()) {
            var others = ofTransactions.getOrDefault(step.getKey(), Set.of());
            if (!others.isEmpty()
                    && !others.containsAll(step.getValue())
                    && !step.getValue().containsAll(others)) {
                return true;
            }
        }
        return false;
    }

    private static Map<Money, Set<Money>> amountsAt(List<Sighting> sightings, Function<Sighting, @Nullable Money> at) {
        var amounts = new HashMap<Money, Set<Money>>();
        for (Sighting sighting : sightings) {
            var balance = at.apply(sighting);
            if (balance != null) {
                amounts.computeIfAbsent(balance, any -> new HashSet<>()).add(sighting.amount());
            }
        }
        return amounts;
    }
}
