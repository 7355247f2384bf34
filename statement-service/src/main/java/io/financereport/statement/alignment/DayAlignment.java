package io.financereport.statement.alignment;

import io.financereport.money.Money;
import io.financereport.statement.alignment.RowDecision.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the rows of one account and day with that day's transactions. Per amount the number of transactions becomes the
 * larger of both numbers; running balances, where both sides print them, tell equal amounts apart; texts only choose which
 * of several equal ones is paired with which. Each row's decision comes with its reason.
 */
public final class DayAlignment {
    /** Comparing each text with each other: of more rows of one day and amount the texts choose nothing. */
    private static final int ALIKE_PAIRS_MAX = 2_500;

    private final List<Sighting> all;
    private final Set<UUID> excluded;
    private final Map<Money, Integer> ofFile;
    private final Map<Money, Integer> ofLedger;
    private List<Sighting> transactions;
    private List<Sighting> rows;
    private final Map<UUID, RowDecision> decisions = new HashMap<>();

    private DayAlignment(Collection<Sighting> transactions, Collection<Sighting> rows, Set<UUID> excluded) {
        this.all = List.copyOf(rows);
        this.transactions = List.copyOf(transactions);
        this.rows = all;
        this.excluded = excluded;
        this.ofFile = numbers(rows);
        this.ofLedger = numbers(transactions);
    }

    /**
     * @param transactions of the account and day, from approved statements
     * @param rows of the statement, in the order of the file
     * @param apart transactions of statements that end where this one begins, or begin where it ends, by their balances
     */
    public static DayPairs align(Collection<Sighting> transactions, Collection<Sighting> rows, Set<UUID> apart) {
        var same = new DayAlignment(transactions, rows, Set.of()).align();
        if (apart.isEmpty()) {
            return same;
        }
        return sharedSum(same, rows, apart) == 0
                ? assuming(same, apart)
                : new DayAlignment(transactions, rows, apart).align();
    }

    /**
     * Rows in common that add up to zero leave the balances where they are: then these cannot tell whether the rows are the
     * same or follow each other, and they are assumed to be the same.
     */
    private static int sharedSum(DayPairs same, Collection<Sighting> rows, Set<UUID> apart) {
        var known = same.known();
        Money sum = null;
        for (Sighting row : rows) {
            var transaction = known.get(row.id());
            if (transaction != null && apart.contains(transaction)) {
                sum = sum == null ? row.amount() : sum.plus(row.amount());
            }
        }
        return sum == null ? 0 : sum.signum();
    }

    private static DayPairs assuming(DayPairs same, Set<UUID> apart) {
        return new DayPairs(same.decisions().stream()
                .map(decision -> decision.transaction() != null
                                && apart.contains(decision.transaction())
                                && decision.reason().isOfText()
                        ? decision.assumed()
                        : decision)
                .toList());
    }

    private DayPairs align() {
        if (balancesContradict()) {
            pairByText(row -> true, this::mayBeTheSame);
        } else {
            pair(Sighting::byBalanceAndText, Sighting::hasBalance, Sighting::hasBalance, Reason.BALANCE_AND_TEXT);
            pair(Sighting::byBalance, Sighting::hasBalance, Sighting::hasBalance, Reason.BALANCE);
            pairByText(row -> !row.hasBalance(), this::mayBeTheSame);
            pairByText(Sighting::hasBalance, transaction -> !transaction.hasBalance() && mayBeTheSame(transaction));
        }
        rows.forEach(row -> decide(row, null, birth(row)));
        return new DayPairs(all.stream()
                .map(row -> Objects.requireNonNull(decisions.get(row.id())))
                .toList());
    }

    private boolean mayBeTheSame(Sighting transaction) {
        return !excluded.contains(transaction.id());
    }

    private void pairByText(Predicate<Sighting> ofRows, Predicate<Sighting> ofTransactions) {
        pair(Sighting::byReference, ofRows, ofTransactions, Reason.REFERENCE);
        pair(Sighting::byText, ofRows, ofTransactions, Reason.TEXT);
        pairAlike(ofRows, ofTransactions);
        pair(Sighting::byAmount, ofRows, ofTransactions, Reason.ASSUMED);
    }

    /** Pairs rows and transactions of the same key, in their order; a key of null pairs with nothing. */
    private void pair(
            Function<Sighting, @Nullable Object> key,
            Predicate<Sighting> ofRows,
            Predicate<Sighting> ofTransactions,
            Reason reason) {
        var byKey = new HashMap<Object, Deque<Sighting>>();
        for (Sighting transaction : transactions) {
            var itsKey = key.apply(transaction);
            if (itsKey != null && ofTransactions.test(transaction)) {
                byKey.computeIfAbsent(itsKey, any -> new ArrayDeque<>()).add(transaction);
            }
        }
        var paired = new HashMap<UUID, Sighting>();
        for (Sighting row : rows) {
            var itsKey = key.apply(row);
            var candidates = itsKey == null || !ofRows.test(row) ? null : byKey.get(itsKey);
            var found = candidates == null ? null : candidates.poll();
            if (found != null) {
                paired.put(row.id(), found);
            }
        }
        settle(paired, reason);
    }

    /** Pairs equal amounts whose texts are alike, the most alike first. */
    private void pairAlike(Predicate<Sighting> ofRows, Predicate<Sighting> ofTransactions) {
        var ofAmount = transactions.stream().filter(ofTransactions).collect(Collectors.groupingBy(Sighting::amount));
        var alike = new ArrayList<Alike>();
        rows.stream()
                .filter(ofRows)
                .collect(Collectors.groupingBy(Sighting::amount))
                .forEach((amount, group) -> {
                    var candidates = ofAmount.getOrDefault(amount, List.of());
                    if ((long) group.size() * candidates.size() > ALIKE_PAIRS_MAX) {
                        return;
                    }
                    for (Sighting row : group) {
                        for (Sighting transaction : candidates) {
                            var likeness = TextLikeness.of(row.text(), transaction.text());
                            if (likeness >= TextLikeness.ALIKE) {
                                alike.add(new Alike(row, transaction, likeness));
                            }
                        }
                    }
                });
        // Sorting keeps the order of the file among equally alike ones.
        alike.sort(Comparator.comparingInt(Alike::likeness).reversed());
        var paired = new HashMap<UUID, Sighting>();
        var taken = new HashSet<UUID>();
        for (Alike each : alike) {
            if (!paired.containsKey(each.row().id())
                    && taken.add(each.transaction().id())) {
                paired.put(each.row().id(), each.transaction());
            }
        }
        settle(paired, Reason.TEXT_ALIKE);
    }

    private record Alike(Sighting row, Sighting transaction, int likeness) {}

    private void settle(Map<UUID, Sighting> paired, Reason reason) {
        if (paired.isEmpty()) {
            return;
        }
        var left = new ArrayList<Sighting>(rows.size());
        var gone = new HashSet<UUID>();
        for (Sighting row : rows) {
            var transaction = paired.get(row.id());
            if (transaction == null) {
                left.add(row);
            } else {
                gone.add(transaction.id());
                decide(row, transaction.id(), reason == Reason.ASSUMED && isAsMany(row) ? Reason.SAME_NUMBER : reason);
            }
        }
        rows = left;
        transactions = transactions.stream()
                .filter(transaction -> !gone.contains(transaction.id()))
                .toList();
    }

    private void decide(Sighting row, @Nullable UUID transaction, Reason reason) {
        var number = ofFile.getOrDefault(row.amount(), 0);
        var known = ofLedger.getOrDefault(row.amount(), 0);
        decisions.put(row.id(), new RowDecision(row.id(), transaction, reason, number, known));
    }

    /** As many of the day and amount on both sides are the same ones, whatever their texts. */
    private boolean isAsMany(Sighting row) {
        return ofFile.getOrDefault(row.amount(), 0).equals(ofLedger.getOrDefault(row.amount(), 0));
    }

    /** Why a row that is left is new. */
    private Reason birth(Sighting row) {
        if (!ofLedger.containsKey(row.amount())) {
            return Reason.FIRST;
        }
        var left = transactions.stream()
                .filter(transaction -> transaction.amount().equals(row.amount()))
                .findFirst();
        if (left.isEmpty()) {
            return Reason.MORE;
        }
        return mayBeTheSame(left.get()) ? Reason.BALANCE_DIFFERS : Reason.FOLLOWS;
    }

    private static Map<Money, Integer> numbers(Collection<Sighting> sightings) {
        var numbers = new HashMap<Money, Integer>();
        sightings.forEach(sighting -> numbers.merge(sighting.amount(), 1, Integer::sum));
        return numbers;
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
