package io.financereport.statement.statement;

import io.financereport.statement.account.BankAccounts;
import io.financereport.statement.statement.PendingPages.Item;
import io.financereport.statement.statement.UnpostedRows.Ruling;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What people say about links: it counts before all that speaks for others, and is kept with who said it and when. */
@Singleton
final class PendingLinks {
    private final WorkspaceTransactions transactions;
    private final PendingPages pages;
    private final UnpostedRows rows;
    private final UnpostedLinks links;
    private final BankAccounts accounts;
    private final Ids ids;
    private final Clock clock;

    PendingLinks(
            WorkspaceTransactions transactions,
            PendingPages pages,
            UnpostedRows rows,
            UnpostedLinks links,
            BankAccounts accounts,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.pages = pages;
        this.rows = rows;
        this.links = links;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param linked whether the transaction is what was announced or expected
     * @throws Problem 404 when there is no such pending one; 422 unless both are of one account, currency and direction
     */
    Item rule(RequestContext who, UUID unposted, UUID transaction, boolean linked) {
        var workspace = who.workspace();
        transactions.run(workspace, () -> {
            var account = pages.head(workspace, unposted).accountId();
            accounts.lock(workspace, List.of(account));
            var pair = rows.findPair(workspace, account, unposted, transaction)
                    .orElseThrow(() -> Problem.of(
                            StatementProblem.LINK_NOT_POSSIBLE,
                            "transactionId: name a transaction of the same account, currency and direction."));
            rows.rule(
                    workspace,
                    ids.next(),
                    account,
                    new Ruling(unposted, transaction, linked),
                    Decision.of(who.user(), clock.instant()));
            var one = pair.expected().on();
            var other = pair.posted().on();
            links.relink(workspace, account, one.isAfter(other) ? new Days(other, one) : new Days(one, other));
        });
        return pages.get(workspace, unposted);
    }
}
