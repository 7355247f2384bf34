package io.financereport.reconciliation.account;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.live.Hints;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger accounts of a workspace. Every call runs in the caller's workspace transaction; the default chart is opened by
 * the first one.
 */
@Singleton
public final class Accounts {
    private static final int CODE_STEP = 10;

    private final AccountRows rows;
    private final WorkspaceLock lock;
    private final Outbox outbox;
    private final Hints hints;
    private final Ids ids;
    private final Clock clock;

    Accounts(AccountRows rows, WorkspaceLock lock, Outbox outbox, Hints hints, Ids ids, Clock clock) {
        this.rows = rows;
        this.lock = lock;
        this.outbox = outbox;
        this.hints = hints;
        this.ids = ids;
        this.clock = clock;
    }

    /** A request for a further account, by a person. */
    public record Wanted(
            String name,
            AccountType type,
            @Nullable Currency currency,
            @Nullable String code,
            boolean isCash,
            @Nullable CashFlow cashFlow) {}

    /** Opens the default chart unless it is open. Two first uses at once open it once. */
    public void ensureChart(WorkspaceId workspace) {
        if (!rows.hasChart(workspace) && rows.insertChart(workspace, clock.instant())) {
            for (var account : Chart.defaultsOf(workspace)) {
                record(workspace, account);
            }
        }
    }

    public Account open(WorkspaceId workspace, Wanted wanted) {
        ensureChart(workspace);
        lock.take(workspace);
        var code = wanted.code();
        if (code != null && rows.hasCode(workspace, code)) {
            throw Problem.of(ReconciliationProblem.ACCOUNT_CODE_TAKEN, "Another account has the code " + code + ".");
        }
        var cashFlow = wanted.cashFlow();
        var account = new Account(
                new AccountId(ids.next()),
                code == null ? nextCode(workspace, wanted.type()) : code,
                wanted.name(),
                wanted.type(),
                wanted.currency(),
                wanted.isCash(),
                cashFlow == null ? CashFlow.usualOf(wanted.type(), wanted.isCash()) : cashFlow,
                null,
                false);
        record(workspace, account);
        return account;
    }

    /** Opens the ledger account of a bank account, under its id; one that is there already becomes a bank account. */
    public void openBank(WorkspaceId workspace, AccountId id, String name, AccountType type, Currency currency) {
        ensureChart(workspace);
        lock.take(workspace);
        if (find(workspace, id).isPresent()) {
            becomeBank(workspace, List.of(id));
        } else {
            var isCash = type == AccountType.ASSET;
            // A card belongs to operating activities, a loan to financing; until somebody says otherwise a debt is a
            // card.
            var cashFlow = isCash ? CashFlow.NONE : CashFlow.OPERATING;
            var code = nextCode(workspace, type);
            record(workspace, new Account(id, code, name, type, currency, isCash, cashFlow, null, true));
        }
    }

    public void becomeBank(WorkspaceId workspace, List<AccountId> accounts) {
        rows.becomeBank(workspace, accounts);
    }

    public Optional<Account> find(WorkspaceId workspace, AccountId id) {
        return rows.listOf(workspace, List.of(id)).stream().findFirst();
    }

    /** Those of the accounts that are there. */
    public Map<AccountId, Account> find(WorkspaceId workspace, List<AccountId> accounts) {
        var found = new HashMap<AccountId, Account>();
        for (var account : rows.listOf(workspace, accounts)) {
            found.put(account.id(), account);
        }
        return found;
    }

    /** The account of a role that has one account in every currency. */
    public AccountId get(WorkspaceId workspace, SystemRole role) {
        ensureChart(workspace);
        return Chart.idOf(workspace, role);
    }

    /** Transfers in transit of a currency, opened on need. */
    public AccountId transfersInTransit(WorkspaceId workspace, Currency currency) {
        var account = Chart.transfersInTransit(workspace, currency);
        record(workspace, account);
        return account.id();
    }

    /** A page of accounts by code, each with its balance per currency. */
    Map<Account, List<AccountBalance>> page(WorkspaceId workspace, String afterCode, int limit) {
        ensureChart(workspace);
        var page = new LinkedHashMap<Account, List<AccountBalance>>();
        for (var balance : rows.page(workspace, afterCode, limit)) {
            page.merge(balance.account(), List.of(balance), Accounts::joined);
        }
        return page;
    }

    private static List<AccountBalance> joined(List<AccountBalance> some, List<AccountBalance> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private void record(WorkspaceId workspace, Account account) {
        if (rows.insert(workspace, account, clock.instant())) {
            var id = account.id().toString();
            outbox.append(workspace, AccountOpened.TYPE, id, 1, AccountOpened.of(account));
            hints.afterCommit(workspace, "account", id);
        }
    }

    private String nextCode(WorkspaceId workspace, AccountType type) {
        var code = rows.highestCode(workspace, type).orElse(type.firstCode()) + CODE_STEP;
        while (rows.hasCode(workspace, Integer.toString(code))) {
            code += CODE_STEP;
        }
        return Integer.toString(code);
    }
}
