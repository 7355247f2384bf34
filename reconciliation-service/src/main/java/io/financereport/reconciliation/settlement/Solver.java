package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.coverage.Openings;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.matching.Clearing;
import io.financereport.reconciliation.matching.ExclusivePairs;
import io.financereport.reconciliation.matching.Leg;
import io.financereport.reconciliation.matching.Pair;
import io.financereport.reconciliation.matching.Scoring;
import io.financereport.reconciliation.matching.Transfer;
import io.financereport.reconciliation.period.Periods;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what became of the transactions that wait: cleared against a posting, half of a transfer, held because several things
 * fit or their period is closed, or posted provisionally. What is decided follows from all that is known and unsettled, not from
 * the order of arrival.
 */
@Singleton
public final class Solver {
    private final CandidateRows candidates;
    private final SettlementRows settlements;
    private final Settling settling;
    private final Periods periods;
    private final Openings openings;
    private final WorkspaceLock lock;
    private final MatchPolicy policy;

    Solver(
            CandidateRows candidates,
            SettlementRows settlements,
            Settling settling,
            Periods periods,
            Openings openings,
            WorkspaceLock lock,
            MatchPolicy policy) {
        this.candidates = candidates;
        this.settlements = settlements;
        this.settling = settling;
        this.periods = periods;
        this.openings = openings;
        this.lock = lock;
        this.policy = policy;
    }

    public void enqueue(WorkspaceId workspace, Collection<TransactionId> transactions) {
        settlements.enqueue(workspace, transactions);
    }

    /** To be called after a person posted entries: a transaction may clear one of their postings. */
    public void reconsider(WorkspaceId workspace, Collection<EntryId> posted) {
        enqueueFitting(workspace, posted);
        step(workspace);
    }

    /** As {@link #reconsider}, but by the worker: after an import this transaction has no room for further entries. */
    public void reconsiderLater(WorkspaceId workspace, Collection<EntryId> posted) {
        enqueueFitting(workspace, posted);
        settlements.insertJob(workspace);
    }

    private void enqueueFitting(WorkspaceId workspace, Collection<EntryId> posted) {
        var days = policy.daysApartMax();
        var postings = candidates.openPostingsOf(workspace, posted);
        var legs = candidates.fitting(workspace, postings, days).stream()
                .map(Candidate::leg)
                .toList();
        settlements.enqueue(
                workspace,
                Clearing.among(legs, postings, days).stream()
                        .map(clearing -> clearing.leg().id())
                        .collect(Collectors.toSet()));
    }

    /**
     * Solves the first of the waiting transactions, in the running transaction; the solver's worker does the rest in others, so
     * that no single one grows with the size of a statement.
     */
    public void step(WorkspaceId workspace) {
        lock.take(workspace);
        var queued = candidates.queued(workspace, policy.seedsMax());
        var seeds = queued.stream().filter(seed -> !seed.isSettled()).toList();
        if (!seeds.isEmpty()) {
            var known = new HashMap<TransactionId, Candidate>();
            seeds.forEach(seed -> known.put(seed.leg().id(), seed));
            var decided = decide(workspace, seeds, known);
            var decisions = periods.closedThrough(workspace)
                    .map(through -> new ClosedDays(through).spared(decided, seeds, known))
                    .orElse(decided);
            carryOut(workspace, null, decisions, known);
            withdrawStale(workspace, decisions, seeds);
        }
        settlements.dequeue(
                workspace, queued.stream().map(seed -> seed.leg().id()).toList());
        if (queued.isEmpty()) {
            // A step of its own has room for it.
            openings.replanDue(workspace);
        }
        if (settlements.hasQueued(workspace) || openings.isAnyDue(workspace)) {
            settlements.insertJob(workspace);
        } else {
            settlements.deleteJob(workspace);
        }
    }

    /** What is cleared on a closed day is in the books from then on, and what waits there is not: a later step plans accordingly. */
    void carryOut(
            WorkspaceId workspace,
            @Nullable UserId by,
            Settling.Decisions decisions,
            Map<TransactionId, Candidate> known) {
        settling.carryOut(workspace, by, decisions, known);
        periods.closedThrough(workspace)
                .ifPresent(through -> new ClosedDays(through)
                        .changedBy(decisions, known)
                        .forEach((account, currency) -> openings.changed(workspace, account, currency)));
    }

    private Settling.Decisions decide(
            WorkspaceId workspace, List<Candidate> seeds, Map<TransactionId, Candidate> known) {
        var held = new LinkedHashMap<TransactionId, How>();
        var proposals = new ArrayList<Proposal>();

        var around = candidates.aroundAmounts(workspace, legsOf(known), policy.daysApartMax());
        around.forEach(other -> known.putIfAbsent(other.leg().id(), other));
        var clearings = clearings(workspace, known);
        var cleared = new ArrayList<Settling.AcceptedClearing>();
        var scoring = new Scoring(policy.daysApartMax(), Set.of());
        clearings
                .certain()
                .forEach(clearing -> cleared.add(new Settling.AcceptedClearing(clearing, score(scoring, clearing))));
        for (var clearing : clearings.doubtful()) {
            held.put(clearing.leg().id(), How.CLEAR);
            proposals.add(score(scoring, clearing));
        }

        var taken = new HashSet<>(held.keySet());
        cleared.forEach(accepted -> taken.add(accepted.clearing().leg().id()));
        var free =
                seeds.stream().filter(seed -> !taken.contains(seed.leg().id())).toList();
        var transfers = transfers(workspace, free, around, taken);
        var transferred = new ArrayList<Settling.AcceptedTransfer>();
        if (!transfers.certain().isEmpty() || !transfers.doubtful().isEmpty()) {
            var routed = new Scoring(policy.daysApartMax(), candidates.routes(workspace));
            transfers
                    .certain()
                    .forEach(pair -> transferred.add(new Settling.AcceptedTransfer(pair, score(routed, pair))));
            for (var transfer : transfers.doubtful()) {
                held.put(transfer.outgoing().id(), How.TRANSFER);
                held.put(transfer.incoming().id(), How.TRANSFER);
                proposals.add(score(routed, transfer));
            }
        }
        transferred.forEach(accepted -> {
            taken.add(accepted.transfer().outgoing().id());
            taken.add(accepted.transfer().incoming().id());
        });
        var alone = free.stream()
                .filter(seed -> !taken.contains(seed.leg().id())
                        && !held.containsKey(seed.leg().id()))
                .toList();
        return new Settling.Decisions(cleared, transferred, proposals, held, alone);
    }

    /**
     * The clearings of what is known so far and of its rivals. Also of transactions that are only a seed's possible partner:
     * what clears a posting is no transfer, whichever of the two is looked at first.
     */
    private ExclusivePairs<Clearing> clearings(WorkspaceId workspace, Map<TransactionId, Candidate> known) {
        var days = policy.daysApartMax();
        var postings = candidates.openPostings(workspace, legsOf(known), days);
        if (postings.isEmpty()) {
            return new ExclusivePairs<>(List.of(), List.of());
        }
        var rivals = candidates.fitting(workspace, postings, days);
        rivals.forEach(rival -> known.putIfAbsent(rival.leg().id(), rival));
        var legs = legsOf(known);
        var all = candidates.openPostings(workspace, legs, days);
        return possible(workspace, known.keySet(), Clearing.among(legs, all, days));
    }

    /** The transfers that the seeds may be half of, judged among all that is around, so that rivals are seen. */
    private ExclusivePairs<Transfer> transfers(
            WorkspaceId workspace, List<Candidate> seeds, List<Candidate> around, Set<TransactionId> taken) {
        var seedIds = new HashSet<TransactionId>();
        seeds.forEach(seed -> seedIds.add(seed.leg().id()));
        var free = around.stream()
                .filter(other -> seedIds.contains(other.leg().id())
                        || !(taken.contains(other.leg().id()) || other.stands(State.HELD, How.CLEAR)))
                .map(Candidate::leg)
                .toList();
        var pairs =
                possible(workspace, free.stream().map(Leg::id).toList(), Transfer.among(free, policy.daysApartMax()));
        return new ExclusivePairs<>(
                pairs.certain().stream().filter(pair -> touches(seedIds, pair)).toList(),
                pairs.doubtful().stream().filter(pair -> touches(seedIds, pair)).toList());
    }

    private <C extends ExclusivePairs.Candidate> ExclusivePairs<C> possible(
            WorkspaceId workspace, Collection<TransactionId> transactions, List<C> pairs) {
        if (pairs.isEmpty()) {
            return new ExclusivePairs<>(List.of(), List.of());
        }
        var rejected = candidates.rejected(workspace, transactions);
        return ExclusivePairs.among(
                pairs.stream().filter(pair -> !rejected.contains(pair.pair())).toList());
    }

    private void withdrawStale(WorkspaceId workspace, Settling.Decisions decisions, List<Candidate> seeds) {
        var staying = new HashSet<Pair>();
        decisions.proposals().forEach(proposal -> staying.add(proposal.pair()));
        var decided = new HashSet<UUID>();
        seeds.forEach(seed -> decided.add(seed.leg().id().value()));
        for (var accepted : decisions.clearings()) {
            decided.add(accepted.clearing().leg().id().value());
            decided.add(accepted.clearing().posting().id().value());
        }
        for (var accepted : decisions.transfers()) {
            decided.add(accepted.transfer().outgoing().id().value());
            decided.add(accepted.transfer().incoming().id().value());
        }
        settling.withdraw(workspace, decided, staying);
    }

    Proposal score(Scoring scoring, Clearing clearing) {
        var parts = scoring.of(clearing);
        return new Proposal(
                Proposal.Kind.CLEAR,
                clearing.pair(),
                parts,
                parts.total(policy.weights()),
                clearing.posting().entry());
    }

    Proposal score(Scoring scoring, Transfer transfer) {
        var parts = scoring.of(transfer);
        return new Proposal(Proposal.Kind.TRANSFER, transfer.pair(), parts, parts.total(policy.weights()), null);
    }

    private static List<Leg> legsOf(Map<TransactionId, Candidate> known) {
        return known.values().stream().map(Candidate::leg).toList();
    }

    private static boolean touches(Set<TransactionId> seeds, Transfer pair) {
        return seeds.contains(pair.outgoing().id())
                || seeds.contains(pair.incoming().id());
    }
}
