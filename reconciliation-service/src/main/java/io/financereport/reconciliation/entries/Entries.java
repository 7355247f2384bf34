package io.financereport.reconciliation.entries;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.journal.Entry;
import io.financereport.reconciliation.journal.EntryFilter;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.settlement.Solver;
import io.financereport.reconciliation.settlement.Voids;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with entries. Every call runs in the caller's workspace transaction. */
@Singleton
final class Entries {
    private final Journal journal;
    private final DraftRows drafts;
    private final Accounts accounts;
    private final Solver solver;
    private final Voids voids;
    private final WorkspaceLock lock;
    private final Clock clock;

    Entries(
            Journal journal,
            DraftRows drafts,
            Accounts accounts,
            Solver solver,
            Voids voids,
            WorkspaceLock lock,
            Clock clock) {
        this.journal = journal;
        this.drafts = drafts;
        this.accounts = accounts;
        this.solver = solver;
        this.voids = voids;
        this.lock = lock;
        this.clock = clock;
    }

    EntryResponse write(WorkspaceId workspace, UserId by, EntryRequest wanted) {
        accounts.ensureChart(workspace);
        var entry = wanted.entry(journal.nextId(), EntryKind.MANUAL);
        if (Boolean.TRUE.equals(wanted.post())) {
            return posted(workspace, by, entry);
        } else {
            journal.requireAccounts(workspace, List.of(entry));
            drafts.insert(workspace, entry, by, clock.instant());
            return get(workspace, entry.id());
        }
    }

    EntryResponse post(WorkspaceId workspace, UserId by, EntryId id) {
        lock.take(workspace);
        var draft = drafts.find(workspace, id);
        if (draft.isEmpty()) {
            var status = get(workspace, id).status();
            throw Problem.of(ReconciliationProblem.ENTRY_ALREADY_POSTED, "Its status is " + status + ".");
        }
        var written = draft.get();
        var entry = new NewEntry(
                id, written.date(), written.memo(), EntryKind.MANUAL, NewEntry.Origin.none(), written.postings());
        drafts.delete(workspace, id);
        return posted(workspace, by, entry);
    }

    EntryResponse voidEntry(WorkspaceId workspace, UserId by, EntryId id, String reason) {
        var entry = journal.find(workspace, id).orElseThrow(() -> {
            if (drafts.find(workspace, id).isPresent()) {
                return Problem.of(ReconciliationProblem.ENTRY_NOT_POSTED, "Only what was posted can be voided.");
            } else {
                return missing(id);
            }
        });
        voids.voidEntry(workspace, by, entry, reason);
        return get(workspace, id);
    }

    EntryResponse get(WorkspaceId workspace, EntryId id) {
        return journal.find(workspace, id)
                .map(EntryResponse::of)
                .or(() -> drafts.find(workspace, id).map(EntryResponse::of))
                .orElseThrow(() -> missing(id));
    }

    List<Entry> list(WorkspaceId workspace, EntryFilter filter, int limit) {
        return journal.list(workspace, filter, limit);
    }

    List<Draft> listDrafts(WorkspaceId workspace, EntryFilter.@Nullable Position after, int limit) {
        return drafts.page(workspace, after, limit);
    }

    private EntryResponse posted(WorkspaceId workspace, UserId by, NewEntry entry) {
        lock.take(workspace);
        journal.post(workspace, by, List.of(entry));
        solver.reconsider(workspace, List.of(entry.id()));
        return get(workspace, entry.id());
    }

    private static Problem missing(EntryId id) {
        return Problem.of(ReconciliationProblem.ENTRY_NOT_FOUND, "No entry has the id " + id + ".");
    }
}
