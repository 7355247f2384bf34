package io.financereport.reconciliation.settlement;

import io.financereport.web.Idempotency;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.WebProblem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Matches under review, and what was decided about them. */
@Controller("/reconciliation/matches")
final class MatchesController {
    private final MatchViews views;
    private final Reviews reviews;
    private final Idempotency idempotency;

    MatchesController(MatchViews views, Reviews reviews, Idempotency idempotency) {
        this.views = views;
        this.reviews = reviews;
        this.idempotency = idempotency;
    }

    /** @param status review, accepted, rejected or withdrawn */
    @Get
    Page<MatchResponse> listMatches(
            @Parameter(hidden = true) RequestContext who,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "review") String status) {
        return views.page(who.workspace(), statusOf(status), PageRequest.of(limit, cursor));
    }

    @Post("/{id}/accept")
    HttpResponse<MatchResponse> acceptMatch(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, UUID id) {
        return decide(who, request, (context, match) -> reviews.accept(context.workspace(), context.user(), match), id);
    }

    @Post("/{id}/reject")
    HttpResponse<MatchResponse> rejectMatch(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, UUID id) {
        return decide(who, request, (context, match) -> reviews.reject(context.workspace(), context.user(), match), id);
    }

    private HttpResponse<MatchResponse> decide(
            RequestContext who, HttpRequest<?> request, BiFunction<RequestContext, MatchId, Match> decision, UUID id) {
        return idempotency.once(
                who,
                request,
                "",
                MatchResponse.class,
                () -> HttpResponse.ok(views.of(who.workspace(), decision.apply(who, new MatchId(id)))));
    }

    private static Match.Status statusOf(String status) {
        try {
            return Match.Status.ofWire(status);
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    WebProblem.VALIDATION_FAILED, "status: review, accepted, rejected or withdrawn, not " + status);
        }
    }
}
