package io.financereport.report.projection;

import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** The workspace's projection as something to add to. Everything here runs in a transaction of the workspace. */
@Singleton
final class Projection {
    private final ProjectionRows projections;
    private final JournalRows journal;
    private final BalanceRows balances;

    Projection(ProjectionRows projections, JournalRows journal, BalanceRows balances) {
        this.projections = projections;
        this.journal = journal;
        this.balances = balances;
    }

    /** Adds what was heard. What was added before, and what a replaced log says, changes nothing. */
    void add(WorkspaceId workspace, List<Heard> batch) {
        var byLog = new LinkedHashMap<UUID, List<Heard>>();
        batch.forEach(heard ->
                byLog.computeIfAbsent(heard.log(), log -> new ArrayList<>()).add(heard));
        byLog.forEach((log, heard) -> addOfLog(workspace, log, heard));
    }

    private void addOfLog(WorkspaceId workspace, UUID log, List<Heard> batch) {
        switch (projections.begin(workspace, log)) {
            case ProjectionRows.Begun.OutOfDate() -> {}
            case ProjectionRows.Begun.Following(var number) -> addBatch(workspace, number, batch);
            case ProjectionRows.Begun.Anew(var number) -> {
                balances.clear(workspace);
                journal.clear(workspace);
                addBatch(workspace, number, batch);
            }
        }
    }

    private void addBatch(WorkspaceId workspace, long number, List<Heard> batch) {
        var accounts = new LinkedHashMap<UUID, Heard.OfAccount>();
        var entries = new LinkedHashMap<UUID, Heard.OfEntry>();
        for (Heard heard : batch) {
            switch (heard) {
                case Heard.OfAccount account ->
                    accounts.merge(
                            account.account().accountId(),
                            account,
                            (one, other) -> one.subjectVersion() >= other.subjectVersion() ? one : other);
                case Heard.OfEntry entry -> entries.putIfAbsent(entry.entry().entryId(), entry);
            }
        }
        journal.saveAccounts(workspace, accounts.values());
        var added = journal.addEntries(workspace, number, entries.values());
        if (!added.isEmpty()) {
            balances.add(workspace, added);
        }
    }
}
