package io.financereport.reconciliation.intake;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.AccountType;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.revert.RevertRequested;
import io.financereport.reconciliation.revert.Reverts;
import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.EventJson;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** Hears statement-service. What it hears in which order makes no difference: everything waits until it is complete. */
@Singleton
final class StatementConsumer implements EventConsumer {
    private final Accounts accounts;
    private final ApprovedStatements statements;
    private final Reverts reverts;
    private final WorkspaceLock lock;
    private final EventJson json;

    StatementConsumer(
            Accounts accounts, ApprovedStatements statements, Reverts reverts, WorkspaceLock lock, EventJson json) {
        this.accounts = accounts;
        this.statements = statements;
        this.reverts = reverts;
        this.lock = lock;
        this.json = json;
    }

    @Override
    public String producer() {
        return "statement";
    }

    @Override
    public Set<String> types() {
        return Set.of(BankAccountFound.TYPE, TransactionsApproved.TYPE, RevertRequested.TYPE);
    }

    @Override
    public void consume(WorkspaceId workspace, List<Event> events) {
        lock.take(workspace);
        for (var event : events) {
            switch (event.type()) {
                case BankAccountFound.TYPE -> open(workspace, json.read(event, BankAccountFound.class));
                case RevertRequested.TYPE -> reverts.record(workspace, json.read(event, RevertRequested.class));
                default -> statements.record(workspace, json.read(event, TransactionsApproved.class), event.json());
            }
        }
        statements.takeComplete(workspace);
        reverts.begin(workspace);
    }

    private void open(WorkspaceId workspace, BankAccountFound found) {
        accounts.openBank(
                workspace,
                new AccountId(found.accountId()),
                found.name(),
                AccountType.ofWire(found.kind()),
                Currency.getInstance(found.currency()));
    }
}
