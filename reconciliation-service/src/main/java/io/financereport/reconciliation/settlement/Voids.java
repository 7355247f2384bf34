package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.journal.Entry;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.util.List;

/** Voids an entry by a person's word; what was settled by it becomes open again. */
@Singleton
public final class Voids {
    private final Journal journal;
    private final SettlementRows settlements;
    private final Settling settling;
    private final Solver solver;
    private final WorkspaceLock lock;

    Voids(Journal journal, SettlementRows settlements, Settling settling, Solver solver, WorkspaceLock lock) {
        this.journal = journal;
        this.settlements = settlements;
        this.settling = settling;
        this.solver = solver;
        this.lock = lock;
    }

    /**
     * Voids the entry, and of a transfer in two entries both.
     *
     * @throws Problem 409 when it was voided before, or is not a person's to void
     */
    public void voidEntry(WorkspaceId workspace, UserId by, Entry entry, String reason) {
        lock.take(workspace);
        var current = journal.find(workspace, entry.id()).orElse(entry);
        requireVoidable(current);
        var ids = together(workspace, current);
        var resting = settlements.restingOn(workspace, ids);
        if (resting.stream().anyMatch(each -> each.state() == State.PROVISIONAL)) {
            throw Problem.of(
                    ReconciliationProblem.ENTRY_IS_PROVISIONAL,
                    "The entry stands for a bank transaction that nobody has explained yet; resolve the transaction"
                            + " instead.");
        }
        // Whoever voids what a match rests on says that the match is wrong: it is not proposed again.
        settling.reopen(workspace, by, ids, reason, Match.Status.REJECTED);
        solver.step(workspace);
    }

    private static void requireVoidable(Entry entry) {
        var by = entry.voidedBy();
        if (by != null) {
            throw Problem.of(ReconciliationProblem.ENTRY_ALREADY_VOIDED, "It was voided by entry " + by + ".")
                    .with("voidedByEntryId", by.toString());
        }
        switch (entry.kind()) {
            case MANUAL, IMPORTED, BANK, TRANSFER -> {}
            case OPENING, GAP ->
                throw Problem.of(
                        ReconciliationProblem.ENTRY_IS_DERIVED,
                        "Upload the missing statement, or reject the wrong one; this entry then changes by itself.");
            case VOID ->
                throw Problem.of(
                        ReconciliationProblem.ENTRY_IS_A_MIRROR, "Post the original entry anew if it was right.");
        }
    }

    private List<EntryId> together(WorkspaceId workspace, Entry entry) {
        var transfer = entry.transferId();
        return transfer == null ? List.of(entry.id()) : journal.ofTransfer(workspace, transfer);
    }
}
