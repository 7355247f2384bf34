package io.financereport.reconciliation.coverage;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.account.SystemRole;
import io.financereport.reconciliation.bank.Coverage;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.coverage.CoverageRows.LivePlan;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.NewPosting;
import io.financereport.reconciliation.opening.OpeningPlan;
import io.financereport.reconciliation.opening.PlannedEntry;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Keeps the opening and gap entries of an account equal to its plan. Runs under the workspace's lock. */
@Singleton
public final class Openings {
    private final CoverageRows rows;
    private final Journal journal;
    private final Accounts accounts;
    private final Clock clock;

    Openings(CoverageRows rows, Journal journal, Accounts accounts, Clock clock) {
        this.rows = rows;
        this.journal = journal;
        this.accounts = accounts;
        this.clock = clock;
    }

    public void record(
            WorkspaceId workspace, StatementId statement, long version, Coverage coverage, Currency currency) {
        rows.upsert(workspace, statement, version, coverage, currency.getCurrencyCode());
    }

    /**
     * Forgets what a statement covered, as if it had never come.
     *
     * @return the accounts that it covered, to be planned anew
     */
    public Map<AccountId, Currency> forget(WorkspaceId workspace, StatementId statement) {
        return rows.delete(workspace, statement);
    }

    /** Voids what the plan no longer holds and posts what it holds anew; what did not change is left alone. */
    public void replan(WorkspaceId workspace, AccountId account, Currency currency) {
        var wanted = new ArrayList<>(
                OpeningPlan.of(currency, rows.listOf(workspace, account), rows.sumsByDay(workspace, account)));
        var outdated = new ArrayList<EntryId>();
        for (var live : rows.livePlan(workspace, account)) {
            if (!wanted.remove(live.planned())) {
                outdated.add(live.entry());
            }
        }
        journal.voidAll(workspace, null, outdated, "A statement changed what the bank says");
        rows.end(workspace, outdated, clock.instant());
        var added = wanted.stream()
                .map(planned -> new LivePlan(journal.nextId(), planned))
                .toList();
        journal.post(workspace, null, entries(workspace, account, added));
        added.forEach(live -> rows.insert(workspace, account, live));
    }

    private List<NewEntry> entries(WorkspaceId workspace, AccountId account, List<LivePlan> added) {
        var opening = accounts.get(workspace, SystemRole.OPENING_BALANCE_EQUITY);
        var unexplained = accounts.get(workspace, SystemRole.UNEXPLAINED_BANK_DIFFERENCES);
        return added.stream()
                .map(live -> {
                    var isOpening = live.planned().reason() == PlannedEntry.Reason.OPENING;
                    var amount = live.planned().amount();
                    return new NewEntry(
                            live.entry(),
                            live.planned().date(),
                            memo(live.planned().reason()),
                            isOpening ? EntryKind.OPENING : EntryKind.GAP,
                            NewEntry.Origin.none(),
                            List.of(
                                    new NewPosting(account, amount),
                                    new NewPosting(isOpening ? opening : unexplained, amount.negated())));
                })
                .toList();
    }

    private static String memo(PlannedEntry.Reason reason) {
        return switch (reason) {
            case OPENING -> "Opening balance";
            case GAP -> "Difference over days without a statement";
            case DIFFERENCE -> "Difference of a statement that contradicts itself";
        };
    }
}
