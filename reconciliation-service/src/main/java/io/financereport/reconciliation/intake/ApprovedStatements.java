package io.financereport.reconciliation.intake;

import io.financereport.reconciliation.account.Account;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.bank.BankTransaction;
import io.financereport.reconciliation.coverage.Openings;
import io.financereport.reconciliation.intake.ApprovedStatementRows.Version;
import io.financereport.reconciliation.intake.TransactionsApproved.Covered;
import io.financereport.reconciliation.revert.Reverts;
import io.financereport.reconciliation.settlement.Solver;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Approved statements between their arrival and their taking. One is taken, whole, when all its batches are there and the ledger
 * knows all its accounts: an account that is not open yet gets its name from its own event, which may come later.
 */
@Singleton
final class ApprovedStatements {
    private final ApprovedStatementRows rows;
    private final Accounts accounts;
    private final Openings openings;
    private final Reverts reverts;
    private final Solver solver;
    private final ObjectMapper json;
    private final Clock clock;

    ApprovedStatements(
            ApprovedStatementRows rows,
            Accounts accounts,
            Openings openings,
            Reverts reverts,
            Solver solver,
            ObjectMapper json,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.openings = openings;
        this.reverts = reverts;
        this.solver = solver;
        this.json = json;
        this.clock = clock;
    }

    void record(WorkspaceId workspace, TransactionsApproved batch, String content) {
        var version = new Version(batch.statement(), batch.version());
        rows.insertBatch(workspace, version, batch.batches(), batch.batch(), content);
    }

    /**
     * Takes every statement that can be taken. Runs under the workspace's lock: of two transactions that bring the last two
     * missing parts, the second sees both.
     */
    void takeComplete(WorkspaceId workspace) {
        var touched = new LinkedHashMap<AccountId, Currency>();
        for (var version : rows.complete(workspace)) {
            var batches =
                    rows.batches(workspace, version).stream().map(this::parsed).toList();
            take(workspace, version, batches, touched);
        }
        touched.forEach((account, currency) -> openings.replan(workspace, account, currency));
        if (!touched.isEmpty()) {
            solver.step(workspace);
        }
    }

    private void take(
            WorkspaceId workspace,
            Version version,
            List<TransactionsApproved> batches,
            Map<AccountId, Currency> touched) {
        var isReverted = reverts.isReverted(workspace, version.statement(), version.number());
        var transactions = reverts.living(
                workspace,
                batches.stream().flatMap(batch -> batch.transactions().stream()).toList());
        var coverages = isReverted ? List.<Covered>of() : batches.getFirst().coverages();
        var named = new LinkedHashSet<AccountId>();
        coverages.forEach(covered -> named.add(new AccountId(covered.accountId())));
        transactions.forEach(transaction -> named.add(transaction.account()));
        var known = accounts.find(workspace, List.copyOf(named));
        if (!known.keySet().containsAll(named)) {
            return;
        }
        requireCurrencies(known, transactions);
        accounts.becomeBank(workspace, List.copyOf(named));
        for (var covered : coverages) {
            var currency = Currency.getInstance(covered.currency());
            openings.record(workspace, version.statement(), version.number(), covered.coverage(), currency);
            touched.put(new AccountId(covered.accountId()), currency);
        }
        transactions.forEach(transaction ->
                touched.put(transaction.account(), transaction.amount().currency()));
        solver.enqueue(workspace, rows.insert(workspace, transactions));
        if (isReverted) {
            reverts.handOver(workspace, version.statement());
        }
        rows.take(workspace, version, clock.instant());
    }

    private static void requireCurrencies(Map<AccountId, Account> known, List<BankTransaction> transactions) {
        var strangers = new ArrayList<BankTransaction>();
        for (var transaction : transactions) {
            var account = known.get(transaction.account());
            if (account == null || !account.takes(transaction.amount().currency())) {
                strangers.add(transaction);
            }
        }
        if (!strangers.isEmpty()) {
            var first = strangers.getFirst();
            throw new IllegalStateException("Transaction " + first.id() + " is in "
                    + first.amount().currency() + ", but its account " + first.account() + " is not");
        }
    }

    private TransactionsApproved parsed(String content) {
        try {
            return Objects.requireNonNull(json.readValue(content, TransactionsApproved.class), "a batch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
