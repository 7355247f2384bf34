package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.NewPosting;
import io.financereport.reconciliation.journal.UnbalancedEntry;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A person says what a transaction is. */
@Singleton
final class Resolutions {
    private final CandidateRows candidates;
    private final Settling settling;
    private final Solver solver;
    private final Journal journal;
    private final WorkspaceLock lock;

    Resolutions(CandidateRows candidates, Settling settling, Solver solver, Journal journal, WorkspaceLock lock) {
        this.candidates = candidates;
        this.settling = settling;
        this.solver = solver;
        this.journal = journal;
        this.lock = lock;
    }

    /**
     * Settles the transaction by an entry: its own posting, then the given ones.
     *
     * @param counterPostings from the transaction to postings that sum to minus its amount
     * @return the entry
     */
    EntryId resolve(
            WorkspaceId workspace,
            UserId by,
            TransactionId transaction,
            @Nullable String memo,
            Function<Candidate, List<NewPosting>> counterPostings) {
        lock.take(workspace);
        var candidate = unsettled(workspace, transaction);
        var entry = entryOf(candidate, memo == null ? candidate.memo() : memo, counterPostings);
        settling.resolve(workspace, by, candidate, entry);
        settling.withdraw(workspace, Set.of(transaction.value()), Set.of());
        // A counter posting on another bank account waits for that bank's own transaction.
        solver.reconsider(workspace, List.of(entry.id()));
        return entry.id();
    }

    private Candidate unsettled(WorkspaceId workspace, TransactionId transaction) {
        var candidate = candidates.listOf(workspace, List.of(transaction)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ReconciliationProblem.TRANSACTION_NOT_FOUND, "No transaction has the id " + transaction + "."));
        if (candidate.isSettled()) {
            throw Problem.of(
                    ReconciliationProblem.TRANSACTION_ALREADY_SETTLED,
                    "Void its entry first if it was settled wrongly.");
        }
        return candidate;
    }

    private NewEntry entryOf(Candidate candidate, String memo, Function<Candidate, List<NewPosting>> counterPostings) {
        var leg = candidate.leg();
        try {
            var postings = new ArrayList<NewPosting>();
            postings.add(new NewPosting(leg.account(), leg.amount()));
            postings.addAll(counterPostings.apply(candidate));
            return new NewEntry(
                    journal.nextId(), leg.bookedOn(), memo, EntryKind.BANK, NewEntry.Origin.of(leg.id()), postings);
        } catch (UnbalancedEntry e) {
            throw Problem.of(
                    ReconciliationProblem.RESOLUTION_INCOMPLETE,
                    "The postings must sum to " + leg.amount().negated() + ". " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw Problem.of(ReconciliationProblem.ENTRY_INVALID, String.valueOf(e.getMessage()));
        }
    }
}
