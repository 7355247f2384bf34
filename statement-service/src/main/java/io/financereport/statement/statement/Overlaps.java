package io.financereport.statement.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.financereport.money.Money;
import io.financereport.statement.alignment.DayAlignment;
import io.financereport.statement.statement.DecisionRows.Placed;
import io.financereport.statement.statement.StatementRows.Approved;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells which rows of a statement are known transactions, day by day, so that no file is too long for memory. */
@Singleton
final class Overlaps {
    private static final int ROWS_AT_A_TIME = 5_000;

    private final TransactionRows rows;
    private final StatementRows statements;
    private final DecisionRows decisions;
    private final CorrectionRows corrections;

    Overlaps(TransactionRows rows, StatementRows statements, DecisionRows decisions, CorrectionRows corrections) {
        this.rows = rows;
        this.statements = statements;
        this.decisions = decisions;
        this.corrections = corrections;
    }

    /** Records what the rows would become now, and says how many new transactions that would be. */
    int propose(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        var births = new int[1];
        align(workspace, statement, corrections.counted(workspace, statement), account, placed -> {
            decisions.record(workspace, statement, placed);
            births[0] += births(placed).size();
        });
        return births[0];
    }

    /** Makes the rows transactions or sightings of known ones, and says how many are new. The account must be locked. */
    int settle(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        var births = new int[1];
        var counted = corrections.counted(workspace, statement);
        align(workspace, statement, counted, account, placed -> {
            var born = births(placed);
            rows.giveBirth(workspace, statement, counted, identified(account), born);
            rows.sight(workspace, statement, placed);
            decisions.record(workspace, statement, placed);
            births[0] += born.size();
        });
        return births[0];
    }

    private static List<Placed> births(List<Placed> placed) {
        return placed.stream().filter(each -> each.decision().isBirth()).toList();
    }

    /** Decides about the rows of each day, and hands over some thousand decisions at a time. */
    private void align(
            WorkspaceId workspace,
            StatementId statement,
            RowRelation counted,
            StatementAccount account,
            Consumer<List<Placed>> taker) {
        var neighbours = statements.approved(workspace, identified(account));
        var days = new TreeMap<LocalDate, List<NumberedRow>>();
        var size = new int[1];
        rows.each(workspace, statement, counted, account.ordinal(), (day, row) -> {
            if (size[0] >= ROWS_AT_A_TIME && !days.containsKey(day)) {
                taker.accept(placed(workspace, statement, account, days, neighbours));
                days.clear();
                size[0] = 0;
            }
            days.computeIfAbsent(day, any -> new ArrayList<>()).add(row);
            size[0]++;
        });
        if (!days.isEmpty()) {
            taker.accept(placed(workspace, statement, account, days, neighbours));
        }
    }

    /** @param days with all of their rows */
    private List<Placed> placed(
            WorkspaceId workspace,
            StatementId statement,
            StatementAccount account,
            TreeMap<LocalDate, List<NumberedRow>> days,
            List<Approved> neighbours) {
        var known = rows.transactions(workspace, statement, identified(account), days.firstKey(), days.lastKey());
        var byDay = known.stream()
                .collect(groupingBy(KnownTransaction::bookedOn, mapping(KnownTransaction::sighting, toList())));
        var byId = known.stream().collect(toMap(KnownTransaction::id, Function.identity()));
        var placed = new ArrayList<Placed>();
        days.forEach((day, ofDay) -> {
            var sightings = ofDay.stream().map(NumberedRow::sighting).toList();
            var apart = apart(workspace, account, day, neighbours);
            var pairs = DayAlignment.align(byDay.getOrDefault(day, List.of()), sightings, apart);
            // Both are in the order of the file.
            for (int at = 0; at < ofDay.size(); at++) {
                var decision = pairs.decisions().get(at);
                placed.add(new Placed(ofDay.get(at), decision, byId.get(decision.transaction())));
            }
        });
        return placed;
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

    private static UUID identified(StatementAccount account) {
        var id = account.accountId();
        if (id == null) {
            throw new IllegalStateException("Account " + account.ordinal() + " of the statement is not identified");
        }
        return id;
    }
}
