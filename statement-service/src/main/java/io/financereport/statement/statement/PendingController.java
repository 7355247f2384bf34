package io.financereport.statement.statement;

import io.financereport.statement.statement.PendingPages.Item;
import io.financereport.statement.statement.PendingPages.PendingBalance;
import io.financereport.statement.statement.PendingPages.Wanted;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.WebProblem;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What banks announce or expect, beside the books, and what it was booked as. */
@Controller("/statements/pending")
@Tag(name = "statements")
class PendingController {
    private static final List<String> STANDINGS = List.of("pending", "notified");
    private static final List<String> STATES = List.of("open", "linked", "expired");

    private final PendingPages pages;
    private final PendingLinks links;

    PendingController(PendingPages pages, PendingLinks links) {
        this.pages = pages;
        this.links = links;
    }

    /** What is expected, or with standing notified what was announced; the latest first. */
    @Get
    Page<Item> pending(
            @Parameter(hidden = true) RequestContext who,
            @QueryValue @Nullable UUID accountId,
            @QueryValue @Nullable String standing,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var wanted = new Wanted(
                standing == null ? "pending" : oneOf("standing", standing, STANDINGS),
                accountId,
                state == null ? null : oneOf("state", state, STATES));
        return pages.page(who.workspace(), wanted, PageRequest.of(limit, cursor));
    }

    /** What each account's bank expects and has neither booked nor let expire: apart from all balances of the books. */
    @Get("/balances")
    BalancesResponse balances(@Parameter(hidden = true) RequestContext who) {
        return new BalancesResponse(pages.balances(who.workspace()));
    }

    /** Says that a transaction is what was announced or expected; neither changes. */
    @Post("/{id}/links")
    Item link(@Parameter(hidden = true) RequestContext who, UUID id, @Valid @Body LinkRequest link) {
        return links.rule(who, id, link.transactionId(), true);
    }

    /** Says that a transaction is not what was announced or expected. */
    @Delete("/{id}/links/{transactionId}")
    Item unlink(@Parameter(hidden = true) RequestContext who, UUID id, UUID transactionId) {
        return links.rule(who, id, transactionId, false);
    }

    private static String oneOf(String name, String said, List<String> words) {
        if (!words.contains(said)) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, name + ": one of " + words);
        }
        return said;
    }

    @Serdeable
    record LinkRequest(UUID transactionId) {}

    @Serdeable
    record BalancesResponse(List<PendingBalance> accounts) {
        BalancesResponse {
            accounts = List.copyOf(accounts);
        }
    }
}
