package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.Entry;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends transactions that no statement sights any more. What they were posted in is voided, whoever decided it; what they cleared
 * is open again; and what rested on either is solved anew.
 */
@Singleton
public final class Deaths {
    private static final String REVERTED = "Its import was reverted";

    private final Journal journal;
    private final SettlementRows settlements;
    private final MatchRows matches;
    private final TransactionRows transactions;
    private final Settling settling;
    private final Solver solver;
    private final Clock clock;

    Deaths(
            Journal journal,
            SettlementRows settlements,
            MatchRows matches,
            TransactionRows transactions,
            Settling settling,
            Solver solver,
            Clock clock) {
        this.journal = journal;
        this.settlements = settlements;
        this.matches = matches;
        this.transactions = transactions;
        this.settling = settling;
        this.solver = solver;
        this.clock = clock;
    }

    /**
     * Runs under the workspace's lock. Those that are not known are left out.
     *
     * @return how many entries were voided: at most two for each
     */
    public int end(WorkspaceId workspace, Collection<TransactionId> dying) {
        var standings = settlements.of(workspace, dying);
        var entries = postedIn(workspace, standings);
        settling.reopen(workspace, null, entries, REVERTED, Match.Status.WITHDRAWN);

        var now = clock.instant();
        settlements.end(workspace, dying, now);
        matches.decide(workspace, SettlementRows.matchesOf(standings), Match.Status.WITHDRAWN, null, now);
        settling.withdraw(workspace, dying.stream().map(TransactionId::value).collect(Collectors.toSet()), Set.of());
        transactions.end(workspace, dying, now);
        settlements.dequeue(workspace, dying);
        solver.reconsiderLater(workspace, clearedIn(standings));
        return entries.size();
    }

    /** The entries that stand for the transactions, and of transfers also the other leg's. */
    private List<EntryId> postedIn(WorkspaceId workspace, List<SettlementRows.Resting> standings) {
        var own = standings.stream()
                .filter(each -> each.how() != How.CLEAR)
                .map(SettlementRows.Resting::entry)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var entries = new LinkedHashSet<EntryId>(own);
        journal.find(workspace, own).values().stream()
                .map(Entry::transferId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(transfer -> entries.addAll(journal.ofTransfer(workspace, transfer)));
        return List.copyOf(entries);
    }

    private static Set<EntryId> clearedIn(List<SettlementRows.Resting> standings) {
        return standings.stream()
                .filter(each -> each.how() == How.CLEAR)
                .map(SettlementRows.Resting::entry)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
