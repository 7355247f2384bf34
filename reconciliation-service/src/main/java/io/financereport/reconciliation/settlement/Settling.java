package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.account.SystemRole;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.live.Hints;
import io.financereport.reconciliation.matching.Clearing;
import io.financereport.reconciliation.matching.Pair;
import io.financereport.reconciliation.matching.PostingRules;
import io.financereport.reconciliation.matching.Transfer;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries decisions out, all of them in one go: voids the provisional entries that they overtake, posts the new ones, and writes
 * settlements and matches.
 */
@Singleton
final class Settling {
    private static final String OVERTAKEN = "The transaction was recognised";

    private final SettlementRows settlements;
    private final MatchRows matches;
    private final Journal journal;
    private final Accounts accounts;
    private final Hints hints;
    private final Ids ids;
    private final Clock clock;

    Settling(
            SettlementRows settlements,
            MatchRows matches,
            Journal journal,
            Accounts accounts,
            Hints hints,
            Ids ids,
            Clock clock) {
        this.settlements = settlements;
        this.matches = matches;
        this.journal = journal;
        this.accounts = accounts;
        this.hints = hints;
        this.ids = ids;
        this.clock = clock;
    }

    void carryOut(
            WorkspaceId workspace, @Nullable UserId by, Decisions decisions, Map<TransactionId, Candidate> known) {
        var entries = new ArrayList<NewEntry>();
        var resting = new ArrayList<Proposal>();
        var transferEntries = new HashMap<TransactionId, EntryId>();
        for (var accepted : decisions.transfers()) {
            var posted = entriesOf(workspace, accepted.transfer(), known);
            for (var entry : posted) {
                entry.origin().transactions().forEach(leg -> transferEntries.put(leg, entry.id()));
            }
            entries.addAll(posted);
            resting.add(accepted.proposal().restingOn(posted.getFirst().id()));
        }
        decisions.clearings().forEach(accepted -> resting.add(accepted.proposal()));

        var becoming = new ArrayList<Settlement>();
        var matchIds = matches.accept(workspace, resting, by, clock.instant());
        for (var accepted : decisions.transfers()) {
            for (var leg :
                    List.of(accepted.transfer().outgoing(), accepted.transfer().incoming())) {
                becoming.add(Settlement.transferred(
                        leg.id(),
                        of(transferEntries, leg.id()),
                        of(matchIds, accepted.proposal().pair())));
            }
        }
        for (var accepted : decisions.clearings()) {
            var posting = accepted.clearing().posting();
            becoming.add(Settlement.cleared(
                    accepted.clearing().leg().id(),
                    posting.entry(),
                    posting.id(),
                    of(matchIds, accepted.proposal().pair())));
        }
        for (var held : decisions.held().entrySet()) {
            if (!of(known, held.getKey()).stands(State.HELD, held.getValue())) {
                becoming.add(Settlement.held(held.getKey(), held.getValue()));
            }
        }
        addProvisional(workspace, decisions.alone(), entries, becoming);

        replace(workspace, by, becoming, entries, known);
        matches.propose(workspace, decisions.proposals(), clock.instant());
        matchIds.values().forEach(match -> hints.afterCommit(workspace, "match", match.toString()));
        if (!decisions.proposals().isEmpty()) {
            hints.afterCommit(workspace, "match", "review");
        }
    }

    /** Settles one transaction by postings that a person gave. */
    void resolve(WorkspaceId workspace, UserId by, Candidate candidate, NewEntry entry) {
        var transaction = candidate.leg().id();
        var becoming = List.of(Settlement.resolved(transaction, entry.id()));
        replace(workspace, by, becoming, List.of(entry), Map.of(transaction, candidate));
    }

    /** Voids entries; what rested on them is open again and waits for the solver. */
    void reopen(
            WorkspaceId workspace,
            @Nullable UserId by,
            List<EntryId> entries,
            String reason,
            Match.Status ofItsMatches) {
        var resting = settlements.restingOn(workspace, entries);
        var transactions =
                resting.stream().map(SettlementRows.Resting::transaction).toList();
        var now = clock.instant();
        settlements.end(workspace, transactions, now);
        matches.decide(workspace, SettlementRows.matchesOf(resting), ofItsMatches, by, now);
        journal.voidAll(workspace, by, entries, reason);
        withdraw(workspace, postingsOf(workspace, entries), Set.of());
        settlements.enqueue(workspace, transactions);
    }

    private Set<UUID> postingsOf(WorkspaceId workspace, List<EntryId> ids) {
        var postings = new HashSet<UUID>();
        for (var entry : journal.find(workspace, ids).values()) {
            entry.postings().forEach(posting -> postings.add(posting.id().value()));
        }
        return postings;
    }

    /**
     * Withdraws what is under review about things that are settled or gone, and lets the solver look at the other sides again.
     *
     * @param staying pairs that are still possible
     */
    void withdraw(WorkspaceId workspace, Set<UUID> things, Set<Pair> staying) {
        var touched = matches.withdraw(workspace, things, staying, clock.instant()).stream()
                .filter(transaction -> !things.contains(transaction.value()))
                .toList();
        settlements.enqueue(workspace, touched);
    }

    private void replace(
            WorkspaceId workspace,
            @Nullable UserId by,
            List<Settlement> becoming,
            List<NewEntry> entries,
            Map<TransactionId, Candidate> known) {
        var overtaken = new LinkedHashSet<EntryId>();
        for (var settlement : becoming) {
            of(known, settlement.transaction()).provisionalEntry().ifPresent(overtaken::add);
        }
        journal.voidAll(workspace, by, List.copyOf(overtaken), OVERTAKEN);
        journal.post(workspace, by, entries);
        var now = clock.instant();
        settlements.end(
                workspace, becoming.stream().map(Settlement::transaction).toList(), now);
        settlements.insert(workspace, becoming, now);
    }

    private void addProvisional(
            WorkspaceId workspace, List<Candidate> alone, List<NewEntry> entries, List<Settlement> becoming) {
        var uncategorised = new PostingRules.Uncategorised(
                accounts.get(workspace, SystemRole.UNCATEGORISED_INCOME),
                accounts.get(workspace, SystemRole.UNCATEGORISED_EXPENSE));
        for (var candidate : alone) {
            var leg = candidate.leg();
            if (leg.amount().isZero()) {
                becoming.add(Settlement.zero(leg.id()));
            } else if (!candidate.stands(State.PROVISIONAL, How.UNCATEGORISED)) {
                var entry = PostingRules.provisional(
                        journal.nextId(), leg, candidate.accountType(), uncategorised, candidate.memo());
                entries.add(entry);
                becoming.add(Settlement.provisional(leg.id(), entry.id()));
            }
        }
    }

    private List<NewEntry> entriesOf(WorkspaceId workspace, Transfer transfer, Map<TransactionId, Candidate> known) {
        var outgoing = transfer.outgoing();
        return PostingRules.transfer(
                transfer,
                ids.next(),
                () -> accounts.transfersInTransit(workspace, outgoing.amount().currency()),
                of(known, outgoing.id()).memo(),
                journal::nextId);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        var value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("Nothing is known about " + key);
        }
        return value;
    }

    /** A transfer that is accepted, with its score. */
    record AcceptedTransfer(Transfer transfer, Proposal proposal) {}

    /** A clearing that is accepted, with its score. */
    record AcceptedClearing(Clearing clearing, Proposal proposal) {}

    /**
     * What is to become of transactions.
     *
     * @param proposals pairs that wait for a person
     * @param held what waits for them
     * @param alone what has no candidate
     */
    record Decisions(
            List<AcceptedClearing> clearings,
            List<AcceptedTransfer> transfers,
            List<Proposal> proposals,
            Map<TransactionId, How> held,
            List<Candidate> alone) {}
}
