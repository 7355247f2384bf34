package io.financereport.statement.alignment;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bank account's transactions in memory, fed with files in any order as the service feeds them. */
final class Ledger {
    private final List<Known> transactions = new ArrayList<>();
    private final List<Approved> approved = new ArrayList<>();
    private final List<RowDecision> decisions = new ArrayList<>();

    /** A row of a file; balance is null when the file prints none. */
    record FileRow(
            LocalDate on,
            Money amount,
            String text,
            @Nullable Money balance) {}

    /** A file: rows in order, and the balances before the first and after the last one when it says them. */
    record File(
            List<FileRow> rows,
            @Nullable Money opening,
            @Nullable Money closing) {
        LocalDate first() {
            return rows.getFirst().on();
        }

        LocalDate last() {
            return rows.getLast().on();
        }
    }

    private record Known(LocalDate on, Sighting sighting) {}

    private record Approved(File file, Set<UUID> sighted) {}

    int approve(File file) {
        var byDay = new TreeMap<LocalDate, List<Sighting>>();
        file.rows()
                .forEach(row -> byDay.computeIfAbsent(row.on(), any -> new ArrayList<>())
                        .add(new Sighting(UUID.randomUUID(), row.amount(), row.text(), null, row.balance())));
        var sighted = new HashSet<UUID>();
        var births = 0;
        for (var day : byDay.entrySet()) {
            var known = transactions.stream()
                    .filter(transaction -> transaction.on().equals(day.getKey()))
                    .map(Known::sighting)
                    .toList();
            var pairs = DayAlignment.align(known, day.getValue(), apart(file, day.getKey()));
            sighted.addAll(pairs.known().values());
            decisions.addAll(pairs.decisions());
            for (Sighting row : day.getValue()) {
                if (pairs.born().contains(row.id())) {
                    transactions.add(new Known(day.getKey(), row));
                    sighted.add(row.id());
                    births++;
                }
            }
        }
        approved.add(new Approved(file, sighted));
        return births;
    }

    /** What became of each row of each file, in the order of approval. */
    List<RowDecision> decisions() {
        return List.copyOf(decisions);
    }

    /** Day and amount of each transaction, sorted. */
    List<String> lines() {
        return transactions.stream()
                .map(transaction ->
                        transaction.on() + " " + transaction.sighting().amount())
                .sorted()
                .toList();
    }

    private Set<UUID> apart(File file, LocalDate day) {
        var apart = new HashSet<UUID>();
        for (Approved other : approved) {
            var follows = day.equals(file.first())
                    && day.equals(other.file().last())
                    && meets(other.file().closing(), file.opening());
            var precedes = day.equals(file.last())
                    && day.equals(other.file().first())
                    && meets(file.closing(), other.file().opening());
            if (follows || precedes) {
                apart.addAll(other.sighted());
            }
        }
        return apart;
    }

    private static boolean meets(@Nullable Money end, @Nullable Money beginning) {
        return end != null && end.equals(beginning);
    }
}
