package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.alignment.DayAlignment;
import io.financereport.statement.alignment.DayPairs;
import io.financereport.statement.alignment.Sighting;
import io.financereport.statement.statement.DecisionRows.Placed;
import io.financereport.statement.statement.StatementRows.Approved;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells which rows of a statement are known transactions, day by day, so that no file is too long for memory. */
@Singleton
final class Overlaps {
    private static final int ROWS_AT_A_TIME = 5_000;

    private final TransactionRows rows;
    private final StatementRows statements;
    private final DecisionRows decisions;

    Overlaps(TransactionRows rows, StatementRows statements, DecisionRows decisions) {
        this.rows = rows;
        this.statements = statements;
        this.decisions = decisions;
    }

    /** Records what the rows would become now, and says how many new transactions that would be. */
    int propose(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        var births = new int[1];
        var placed = new ArrayList<Placed>();
        align(workspace, statement, account, (day, pairs) -> {
            place(workspace, statement, day, pairs, placed);
            births[0] += pairs.born().size();
        });
        decisions.record(workspace, statement, placed);
        return births[0];
    }

    /** Makes the rows transactions or sightings of known ones, and says how many are new. The account must be locked. */
    int settle(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        var births = new int[1];
        var placed = new ArrayList<Placed>();
        align(workspace, statement, account, (day, pairs) -> {
            var born = new HashSet<>(pairs.born());
            var newRows = day.stream()
                    .filter(row -> born.contains(row.sighting().id()))
                    .toList();
            rows.giveBirth(workspace, statement, identified(account), newRows);
            var known = pairs.known();
            var sightings = new HashMap<Integer, UUID>();
            for (NumberedRow row : day) {
                var id = row.sighting().id();
                sightings.put(row.ordinal(), born.contains(id) ? id : known.get(id));
            }
            rows.sight(workspace, statement, sightings);
            rows.learnBalances(workspace, balances(day, known));
            place(workspace, statement, day, pairs, placed);
            births[0] += newRows.size();
        });
        decisions.record(workspace, statement, placed);
        return births[0];
    }

    /** What the rows say of the balances after transactions that are known already. */
    private static Map<UUID, Money> balances(List<NumberedRow> day, Map<UUID, UUID> known) {
        var balances = new HashMap<UUID, Money>();
        for (NumberedRow row : day) {
            var transaction = known.get(row.sighting().id());
            var balance = row.sighting().balance();
            if (transaction != null && balance != null) {
                balances.put(transaction, balance);
            }
        }
        return balances;
    }

    /** Adds the decisions of a day, and records them when they are many. Both sides are in the order of the file. */
    private void place(
            WorkspaceId workspace, StatementId statement, List<NumberedRow> day, DayPairs pairs, List<Placed> placed) {
        for (int at = 0; at < day.size(); at++) {
            placed.add(new Placed(day.get(at).ordinal(), pairs.decisions().get(at)));
        }
        if (placed.size() >= ROWS_AT_A_TIME) {
            decisions.record(workspace, statement, placed);
            placed.clear();
        }
    }

    private void align(WorkspaceId workspace, StatementId statement, StatementAccount account, DayVisitor visitor) {
        var bankAccount = identified(account);
        var neighbours = statements.approved(workspace, bankAccount);
        for (Days days : chunks(rows.days(workspace, statement, account.ordinal()))) {
            var ofFile = rows.rows(workspace, statement, account.ordinal(), days.from(), days.to());
            var known = rows.transactions(workspace, statement, bankAccount, days.from(), days.to());
            ofFile.forEach((day, numbered) -> {
                var sightings = numbered.stream().map(NumberedRow::sighting).toList();
                var apart = apart(workspace, account, day, neighbours);
                visitor.visit(
                        numbered, DayAlignment.align(known.getOrDefault(day, List.<Sighting>of()), sightings, apart));
            });
        }
    }

    /** The transactions of statements that end on the day where this one begins, by their balances, or the other way round. */
    private Set<UUID> apart(WorkspaceId workspace, StatementAccount account, LocalDate day, List<Approved> neighbours) {
        var apart = new HashSet<UUID>();
        for (Approved neighbour : neighbours) {
            var other = neighbour.account();
            var follows = day.equals(account.firstRowOn())
                    && day.equals(other.lastRowOn())
                    && meets(other.end(), account.openingKnown() ? account.opening() : null);
            var precedes = day.equals(account.lastRowOn())
                    && day.equals(other.firstRowOn())
                    && meets(account.end(), other.openingKnown() ? other.opening() : null);
            if (follows || precedes) {
                apart.addAll(rows.sighted(workspace, neighbour.statement(), identified(account), day));
            }
        }
        return apart;
    }

    private static boolean meets(@Nullable Money end, @Nullable Money beginning) {
        return end != null && end.equals(beginning);
    }

    private static List<Days> chunks(Map<LocalDate, Integer> days) {
        var chunks = new ArrayList<Days>();
        LocalDate from = null;
        LocalDate to = null;
        var size = 0;
        for (var day : days.entrySet()) {
            if (from != null && to != null && size + day.getValue() > ROWS_AT_A_TIME) {
                chunks.add(new Days(from, to));
                from = null;
                size = 0;
            }
            from = from == null ? day.getKey() : from;
            to = day.getKey();
            size += day.getValue();
        }
        if (from != null && to != null) {
            chunks.add(new Days(from, to));
        }
        return chunks;
    }

    private static UUID identified(StatementAccount account) {
        var id = account.accountId();
        if (id == null) {
            throw new IllegalStateException("Account " + account.ordinal() + " of the statement is not identified");
        }
        return id;
    }

    @FunctionalInterface
    private interface DayVisitor {
        void visit(List<NumberedRow> day, DayPairs pairs);
    }
}
