package io.financereport.reconciliation.account;

import io.financereport.money.Money;
import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.BodyHash;
import io.financereport.web.Cursor;
import io.financereport.web.Idempotency;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ledger accounts over HTTP. */
@Controller("/accounts")
class AccountsController {
    private final WorkspaceTransactions workspaces;
    private final Accounts accounts;
    private final Idempotency idempotency;

    AccountsController(WorkspaceTransactions workspaces, Accounts accounts, Idempotency idempotency) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    /**
     * A ledger account.
     *
     * @param balance in the account's own currency, debit positive; null for accounts without one
     * @param balances one per currency that it has postings in
     */
    @Serdeable
    record AccountResponse(
            UUID id,
            String name,
            String code,
            String type,
            @Nullable String currency,
            boolean isCash,
            @Nullable Money balance,
            List<Money> balances,
            String cashFlow,
            @Nullable String systemRole,
            boolean isBank) {
        static AccountResponse of(Account account, List<Money> balances) {
            var currency = account.currency();
            var role = account.systemRole();
            var balance = balances.stream()
                    .filter(money -> money.currency().equals(currency))
                    .findFirst();
            return new AccountResponse(
                    account.id().value(),
                    account.name(),
                    account.code(),
                    account.type().wire(),
                    currency == null ? null : currency.getCurrencyCode(),
                    account.isCash(),
                    currency == null ? null : balance.orElseGet(() -> Money.zero(currency)),
                    balances,
                    account.cashFlow().wire(),
                    role == null ? null : role.wire(),
                    account.isBank());
        }
    }

    @Serdeable
    record AccountRequest(
            @NotBlank @Size(max = 200) String name,

            @NotNull @Pattern(regexp = "asset|liability|equity|income|expense")
            String type,

            @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
            @Nullable @Size(min = 1, max = 20) String code,
            @Nullable Boolean isCash,

            @Nullable @Pattern(regexp = "operating|investing|financing|none")
            String cashFlow) {
        Accounts.Wanted wanted() {
            var flow = cashFlow;
            var given = currency;
            return new Accounts.Wanted(
                    name,
                    AccountType.ofWire(type),
                    given == null ? null : Currency.getInstance(given),
                    code,
                    Boolean.TRUE.equals(isCash),
                    flow == null ? null : CashFlow.ofWire(flow));
        }
    }

    @Get
    Page<AccountResponse> listAccounts(
            @Parameter(hidden = true) RequestContext who,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.cursor();
        var found = workspaces.in(
                who.workspace(),
                () -> accounts.page(who.workspace(), after == null ? "" : after.part(0), page.limit() + 1));
        var rows = found.entrySet().stream().map(AccountsController::shaped).toList();
        return Page.of(page, rows, last -> Cursor.of(last.code()));
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<AccountResponse> openAccount(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, @Body @Valid AccountRequest wanted) {
        return idempotency.once(who, request, BodyHash.of(wanted), AccountResponse.class, () -> {
            var account = opened(who, wanted);
            return HttpResponse.created(
                    AccountResponse.of(account, List.of()), URI.create("/api/accounts/" + account.id()));
        });
    }

    private Account opened(RequestContext who, AccountRequest wanted) {
        try {
            return accounts.open(who.workspace(), wanted.wanted());
        } catch (IllegalArgumentException e) {
            throw Problem.of(ReconciliationProblem.ACCOUNT_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static AccountResponse shaped(Map.Entry<Account, List<AccountBalance>> found) {
        var balances = found.getValue().stream()
                .map(AccountBalance::balance)
                .flatMap(Stream::ofNullable)
                .toList();
        return AccountResponse.of(found.getKey(), balances);
    }
}
