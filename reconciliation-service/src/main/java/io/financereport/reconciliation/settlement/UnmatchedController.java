package io.financereport.reconciliation.settlement;

import io.financereport.money.Money;
import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.NewPosting;
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
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transactions that nobody has explained yet, and how a person does. */
@Controller("/reconciliation")
final class UnmatchedController {
    private final WorkspaceTransactions workspaces;
    private final TransactionRows transactions;
    private final Resolutions resolutions;
    private final Idempotency idempotency;

    UnmatchedController(
            WorkspaceTransactions workspaces,
            TransactionRows transactions,
            Resolutions resolutions,
            Idempotency idempotency) {
        this.workspaces = workspaces;
        this.transactions = transactions;
        this.resolutions = resolutions;
        this.idempotency = idempotency;
    }

    /**
     * What is wanted of a resolution: either the counter account of the whole amount, or postings that sum to minus the
     * transaction.
     */
    @Serdeable
    record ResolveRequest(
            @Nullable UUID counterAccountId,
            @Nullable String memo,
            @Nullable List<ResolvePosting> postings) {}

    @Serdeable
    record ResolvePosting(
            UUID accountId, Money amount, @Nullable String memo) {}

    /**
     * How much waits for a person.
     *
     * @param unmatched provisional and held transactions
     */
    @Serdeable
    record SummaryResponse(long review, long unmatched, long held, long provisional, long waiting) {}

    @Get("/unmatched")
    Page<TransactionResponse> listUnmatched(
            @Parameter(hidden = true) RequestContext who,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        var page = PageRequest.of(limit, cursor);
        return workspaces.read(who.workspace(), () -> {
            var last = page.cursor();
            var after = last == null
                    ? null
                    : new TransactionRows.Position(last.part(0, LocalDate::parse), last.part(1, UUID::fromString));
            return Page.of(
                    page,
                    transactions.unmatched(who.workspace(), after, page.limit() + 1),
                    row -> Cursor.of(row.bookedOn().toString(), row.id().toString()));
        });
    }

    @Post("/unmatched/{transactionId}/resolve")
    HttpResponse<TransactionResponse> resolveTransaction(
            @Parameter(hidden = true) RequestContext who,
            HttpRequest<?> request,
            UUID transactionId,
            @Body ResolveRequest wanted) {
        return idempotency.once(who, request, BodyHash.of(wanted), TransactionResponse.class, () -> {
            resolutions.resolve(
                    who.workspace(),
                    who.user(),
                    new TransactionId(transactionId),
                    wanted.memo(),
                    candidate -> counterPostings(candidate, wanted));
            return HttpResponse.ok(
                    transactions.listOf(who.workspace(), List.of(transactionId)).getFirst());
        });
    }

    @Get("/summary")
    SummaryResponse reconciliationSummary(@Parameter(hidden = true) RequestContext who) {
        var counts = workspaces.read(who.workspace(), () -> transactions.counts(who.workspace()));
        return new SummaryResponse(
                counts.review(),
                counts.provisional() + counts.held(),
                counts.held(),
                counts.provisional(),
                counts.waiting());
    }

    private static List<NewPosting> counterPostings(Candidate candidate, ResolveRequest wanted) {
        var counter = wanted.counterAccountId();
        var postings = wanted.postings();
        if (counter != null && postings == null) {
            return List.of(new NewPosting(
                    new AccountId(counter), candidate.leg().amount().negated()));
        } else if (counter == null && postings != null) {
            return postings.stream()
                    .map(posting ->
                            new NewPosting(new AccountId(posting.accountId()), posting.amount(), posting.memo()))
                    .toList();
        } else {
            throw Problem.of(ReconciliationProblem.RESOLUTION_INCOMPLETE, "Give either counterAccountId or postings.");
        }
    }
}
