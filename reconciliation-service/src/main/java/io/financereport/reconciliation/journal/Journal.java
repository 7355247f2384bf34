package io.financereport.reconciliation.journal;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.Account;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.live.Hints;
import io.financereport.reconciliation.period.Periods;
import io.financereport.streams.NewEvent;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The double-entry journal of a workspace. Every call runs in the caller's workspace transaction. */
@Singleton
public final class Journal {
    private final EntryRows rows;
    private final Accounts accounts;
    private final Periods periods;
    private final Outbox outbox;
    private final Hints hints;
    private final Ids ids;
    private final Clock clock;

    Journal(EntryRows rows, Accounts accounts, Periods periods, Outbox outbox, Hints hints, Ids ids, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.periods = periods;
        this.outbox = outbox;
        this.hints = hints;
        this.ids = ids;
        this.clock = clock;
    }

    public EntryId nextId() {
        return new EntryId(ids.next());
    }

    /**
     * Posts entries, with an event for each. At most 5 000 in one database transaction, and under the workspace's lock. The one
     * way in: whoever asks, nothing is dated on a closed day.
     *
     * @param by the person, or null for the system, which leaves alone what lies on closed days
     * @throws Problem 409 when an entry's date is closed, 422 when a posting names an unknown account or a currency that its account
     *     does not take
     */
    public void post(WorkspaceId workspace, @Nullable UserId by, List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        requireAccounts(workspace, entries);
        periods.requireOpen(workspace, entries.stream().map(NewEntry::date).toList());
        var postingIds = new HashMap<EntryId, List<PostingId>>();
        var events = new ArrayList<NewEvent>();
        for (var entry : entries) {
            var lines = entry.postings().stream()
                    .map(posting -> new PostingId(ids.next()))
                    .toList();
            postingIds.put(entry.id(), lines);
            events.add(
                    new NewEvent(workspace, EntryPosted.TYPE, entry.id().toString(), 1, EntryPosted.of(entry, lines)));
        }
        rows.insert(workspace, by == null ? null : by.value(), clock.instant(), entries, postingIds);
        outbox.appendAll(events);
        hints.afterCommit(workspace, "entry", entries.getFirst().id().toString());
    }

    /**
     * Posts the mirror of each entry, at the entry's own date, which must be open. The caller has made sure that none was voided
     * before.
     */
    public void voidAll(WorkspaceId workspace, @Nullable UserId by, List<EntryId> entries, String reason) {
        var mirrors = rows.listOf(workspace, entries).stream()
                .map(entry -> entry.mirror(nextId(), reason))
                .toList();
        post(workspace, by, mirrors);
    }

    public Optional<Entry> find(WorkspaceId workspace, EntryId id) {
        return rows.listOf(workspace, List.of(id)).stream().findFirst();
    }

    public Map<EntryId, Entry> find(WorkspaceId workspace, List<EntryId> entries) {
        var found = new HashMap<EntryId, Entry>();
        for (var entry : rows.listOf(workspace, entries)) {
            found.put(entry.id(), entry);
        }
        return found;
    }

    /** The live entries that a transfer consists of. */
    public List<EntryId> ofTransfer(WorkspaceId workspace, UUID transferId) {
        return rows.ofTransfer(workspace, transferId);
    }

    public List<String> importedAmong(WorkspaceId workspace, List<String> externalIds) {
        return rows.importedAmong(workspace, externalIds);
    }

    /** Entries from new to old. */
    public List<Entry> list(WorkspaceId workspace, EntryFilter filter, int limit) {
        return rows.page(workspace, filter, limit);
    }

    /**
     * @throws Problem 422 as {@link #post} does
     */
    public void requireAccounts(WorkspaceId workspace, List<NewEntry> entries) {
        var named = entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .map(NewPosting::account)
                .distinct()
                .toList();
        var known = accounts.find(workspace, named);
        for (var entry : entries) {
            for (var posting : entry.postings()) {
                requireTaken(known, posting);
            }
        }
    }

    private static void requireTaken(Map<AccountId, Account> known, NewPosting posting) {
        var account = known.get(posting.account());
        if (account == null) {
            throw Problem.of(
                    ReconciliationProblem.UNKNOWN_ACCOUNT,
                    "There is no account " + posting.account() + " in this workspace.");
        }
        if (!account.takes(posting.amount().currency())) {
            throw Problem.of(
                    ReconciliationProblem.ACCOUNT_CURRENCY,
                    account.name() + " is in " + account.currency() + " and cannot take " + posting.amount() + ".");
        }
    }
}
