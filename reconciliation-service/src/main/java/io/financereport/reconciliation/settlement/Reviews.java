package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.matching.Clearing;
import io.financereport.reconciliation.matching.Transfer;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decisions of people about matches under review. */
@Singleton
final class Reviews {
    private final MatchRows matches;
    private final CandidateRows candidates;
    private final Settling settling;
    private final Solver solver;
    private final WorkspaceLock lock;
    private final Clock clock;

    Reviews(
            MatchRows matches,
            CandidateRows candidates,
            Settling settling,
            Solver solver,
            WorkspaceLock lock,
            Clock clock) {
        this.matches = matches;
        this.candidates = candidates;
        this.settling = settling;
        this.solver = solver;
        this.lock = lock;
        this.clock = clock;
    }

    Match accept(WorkspaceId workspace, UserId by, MatchId id) {
        var match = underReview(workspace, id);
        var proposal = match.proposal();
        var known = new HashMap<TransactionId, Candidate>();
        for (var candidate : candidates.listOf(workspace, transactionsOf(match))) {
            known.put(candidate.leg().id(), candidate);
        }
        var decisions = switch (proposal.kind()) {
            case TRANSFER -> accepted(transferOf(known, proposal), proposal);
            case CLEAR -> accepted(clearingOf(workspace, known, proposal), proposal);
        };
        solver.carryOut(workspace, by, decisions, known);
        settling.withdraw(
                workspace, Set.of(proposal.pair().transaction(), proposal.pair().other()), Set.of());
        solver.step(workspace);
        return get(workspace, id);
    }

    /** The pair is not proposed again; what it held is decided anew without it. */
    Match reject(WorkspaceId workspace, UserId by, MatchId id) {
        var match = underReview(workspace, id);
        matches.decide(workspace, List.of(id), Match.Status.REJECTED, by, clock.instant());
        solver.enqueue(workspace, transactionsOf(match));
        solver.step(workspace);
        return get(workspace, id);
    }

    private Match underReview(WorkspaceId workspace, MatchId id) {
        lock.take(workspace);
        var match = get(workspace, id);
        if (match.status() == Match.Status.REVIEW) {
            return match;
        } else {
            throw Problem.of(
                    ReconciliationProblem.MATCH_ALREADY_DECIDED,
                    "It is " + match.status().wire() + "; ask for the matches under review again.");
        }
    }

    private Match get(WorkspaceId workspace, MatchId id) {
        return matches.find(workspace, id)
                .orElseThrow(
                        () -> Problem.of(ReconciliationProblem.MATCH_NOT_FOUND, "No match has the id " + id + "."));
    }

    private static Set<TransactionId> transactionsOf(Match match) {
        var pair = match.proposal().pair();
        var transactions = new HashSet<TransactionId>();
        transactions.add(new TransactionId(pair.transaction()));
        if (match.proposal().kind() == Proposal.Kind.TRANSFER) {
            transactions.add(new TransactionId(pair.other()));
        }
        return transactions;
    }

    private static Settling.Decisions accepted(Transfer transfer, Proposal proposal) {
        return new Settling.Decisions(
                List.of(), List.of(new Settling.AcceptedTransfer(transfer, proposal)), List.of(), Map.of(), List.of());
    }

    private static Settling.Decisions accepted(Clearing clearing, Proposal proposal) {
        return new Settling.Decisions(
                List.of(new Settling.AcceptedClearing(clearing, proposal)), List.of(), List.of(), Map.of(), List.of());
    }

    private static Transfer transferOf(Map<TransactionId, Candidate> known, Proposal proposal) {
        return new Transfer(
                unsettled(known, proposal.pair().transaction()).leg(),
                unsettled(known, proposal.pair().other()).leg());
    }

    private Clearing clearingOf(WorkspaceId workspace, Map<TransactionId, Candidate> known, Proposal proposal) {
        var posting = candidates.openPosting(workspace, proposal.pair().other()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "A match under review names posting " + proposal.pair().other() + ", which is not open"));
        return new Clearing(unsettled(known, proposal.pair().transaction()).leg(), posting);
    }

    private static Candidate unsettled(Map<TransactionId, Candidate> known, UUID transaction) {
        var candidate = known.get(new TransactionId(transaction));
        if (candidate == null || candidate.isSettled()) {
            throw new IllegalStateException(
                    "A match under review names transaction " + transaction + ", which is not open");
        }
        return candidate;
    }
}
