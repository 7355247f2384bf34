package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.journal.Entry;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Cursor;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Matches together with their transactions and entries. */
@Singleton
final class MatchViews {
    private final WorkspaceTransactions workspaces;
    private final MatchRows matches;
    private final TransactionRows transactions;
    private final Journal journal;

    MatchViews(WorkspaceTransactions workspaces, MatchRows matches, TransactionRows transactions, Journal journal) {
        this.workspaces = workspaces;
        this.matches = matches;
        this.transactions = transactions;
        this.journal = journal;
    }

    Page<MatchResponse> page(WorkspaceId workspace, Match.Status status, PageRequest page) {
        return workspaces.read(workspace, () -> {
            var cursor = page.cursor();
            var after = cursor == null ? null : cursor.part(0, UUID::fromString);
            var found = matches.page(workspace, status, after, page.limit() + 1);
            return Page.of(
                    page,
                    shaped(workspace, found),
                    match -> Cursor.of(match.id().toString()));
        });
    }

    MatchResponse of(WorkspaceId workspace, Match match) {
        return shaped(workspace, List.of(match)).getFirst();
    }

    private List<MatchResponse> shaped(WorkspaceId workspace, List<Match> found) {
        var named = new LinkedHashSet<UUID>();
        var entryIds = new LinkedHashSet<EntryId>();
        for (var match : found) {
            named.add(match.proposal().pair().transaction());
            named.add(match.proposal().pair().other());
            var entry = match.proposal().entry();
            if (entry != null) {
                entryIds.add(entry);
            }
        }
        var byId = new HashMap<UUID, TransactionResponse>();
        for (var transaction : transactions.listOf(workspace, named)) {
            byId.put(transaction.id(), transaction);
        }
        var entries = journal.find(workspace, List.copyOf(entryIds));
        return found.stream().map(match -> shaped(match, byId, entries)).toList();
    }

    private static MatchResponse shaped(Match match, Map<UUID, TransactionResponse> byId, Map<EntryId, Entry> entries) {
        var proposal = match.proposal();
        var parts = proposal.parts();
        var by = match.decidedBy();
        return new MatchResponse(
                match.id().value(),
                proposal.kind().wire(),
                match.status().wire(),
                proposal.score(),
                new MatchResponse.Parts(
                        parts.amount(), parts.date(), parts.text(), parts.counterAccount(), parts.history()),
                Stream.of(proposal.pair().transaction(), proposal.pair().other())
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .toList(),
                Stream.ofNullable(proposal.entry())
                        .map(entries::get)
                        .filter(Objects::nonNull)
                        .map(MatchViews::summary)
                        .toList(),
                by == null ? null : by.value(),
                match.decidedAt());
    }

    private static MatchResponse.EntrySummary summary(Entry entry) {
        return new MatchResponse.EntrySummary(
                entry.id().value(),
                entry.date(),
                entry.memo(),
                entry.kind().wire(),
                entry.postings().stream()
                        .map(posting -> new MatchResponse.Line(
                                posting.id().value(), posting.account().value(), posting.amount(), posting.memo()))
                        .toList());
    }
}
