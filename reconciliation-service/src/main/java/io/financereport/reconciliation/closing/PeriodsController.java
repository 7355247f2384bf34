package io.financereport.reconciliation.closing;

import io.financereport.money.Money;
import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.closing.TrialBalanceRows.Difference;
import io.financereport.reconciliation.period.PeriodChange;
import io.financereport.reconciliation.period.Periods;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Through which day the books are closed. */
@Controller("/periods")
class PeriodsController {
    private final WorkspaceTransactions workspaces;
    private final Periods periods;
    private final Closings closings;
    private final Idempotency idempotency;

    PeriodsController(WorkspaceTransactions workspaces, Periods periods, Closings closings, Idempotency idempotency) {
        this.workspaces = workspaces;
        this.periods = periods;
        this.closings = closings;
        this.idempotency = idempotency;
    }

    /**
     * The closed period of a workspace.
     *
     * @param closedThrough the last closed day; null when nothing is closed
     * @param waitingTransactions how many are held because their period is closed
     * @param waitingAccounts how many have opening or gap entries that are to change when closed days are reopened
     */
    @Serdeable
    record PeriodsResponse(@Nullable LocalDate closedThrough, long waitingTransactions, long waitingAccounts) {}

    /**
     * A closing or a reopening.
     *
     * @param from the last closed day before; null when nothing was closed
     * @param to the last closed day after; null when nothing is
     */
    @Serdeable
    record ChangeResponse(
            long number,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            UUID by,
            Instant at,
            @Nullable String reason) {
        static ChangeResponse of(PeriodChange change) {
            return new ChangeResponse(
                    change.number(), change.from(), change.to(), change.by().value(), change.at(), change.reason());
        }
    }

    /**
     * A reopening.
     *
     * @param differences the first 1000 accounts, by code, that hold something else on the day that was the last closed one than when
     *     it was closed. What waits beyond one step, of 1000 transactions or 50 accounts' opening and gap entries, comes a moment later.
     */
    @Serdeable
    record ReopenedResponse(ChangeResponse change, List<DifferenceResponse> differences) {}

    @Serdeable
    record DifferenceResponse(UUID accountId, String accountName, String currency, Money stored, Money now) {
        static DifferenceResponse of(Difference difference) {
            return new DifferenceResponse(
                    difference.accountId(),
                    difference.accountName(),
                    difference.now().currency().getCurrencyCode(),
                    difference.stored(),
                    difference.now());
        }
    }

    /** @param through the last day of a month that is over */
    @Serdeable
    record CloseRequest(
            @NotNull LocalDate through,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * Either through or everything.
     *
     * @param through the last day that stays closed, the last one of a month
     * @param everything true when no day stays closed
     */
    @Serdeable
    record ReopenRequest(
            @Nullable LocalDate through,
            @Nullable Boolean everything,
            @NotBlank @Size(max = 500) String reason) {}

    @Get
    PeriodsResponse getPeriods(@Parameter(hidden = true) RequestContext who) {
        return workspaces.read(who.workspace(), () -> {
            var waiting = closings.waiting(who.workspace());
            return new PeriodsResponse(
                    periods.closedThrough(who.workspace()).orElse(null), waiting.transactions(), waiting.accounts());
        });
    }

    /** Closings and reopenings, newest first. */
    @Get("/changes")
    Page<ChangeResponse> listPeriodChanges(
            @Parameter(hidden = true) RequestContext who,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        var page = PageRequest.of(limit, cursor);
        var last = page.cursor();
        var before = last == null ? null : last.part(0, Long::valueOf);
        return Page.of(
                        page,
                        workspaces.read(who.workspace(), () -> periods.list(who.workspace(), before, page.limit() + 1)),
                        change -> Cursor.of(String.valueOf(change.number())))
                .map(ChangeResponse::of);
    }

    /** Closes the books through the last day of a month: nothing is dated on it or before until it is reopened. */
    @Post("/close")
    HttpResponse<ChangeResponse> closePeriod(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, @Body @Valid CloseRequest wanted) {
        return idempotency.once(
                who,
                request,
                BodyHash.of(wanted),
                ChangeResponse.class,
                () -> HttpResponse.ok(ChangeResponse.of(
                        closings.close(who.workspace(), who.user(), wanted.through(), wanted.reason()))));
    }

    /** Opens days again that were closed; what waited for them is solved and planned, and the answer says what that changed. */
    @Post("/reopen")
    HttpResponse<ReopenedResponse> reopenPeriod(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, @Body @Valid ReopenRequest wanted) {
        return idempotency.once(who, request, BodyHash.of(wanted), ReopenedResponse.class, () -> {
            var reopened = closings.reopen(who.workspace(), who.user(), staysClosed(wanted), wanted.reason());
            return HttpResponse.ok(new ReopenedResponse(
                    ChangeResponse.of(reopened.change()),
                    reopened.differences().stream().map(DifferenceResponse::of).toList()));
        });
    }

    /** A field that is misspelt must not open everything: that has to be said. */
    private static @Nullable LocalDate staysClosed(ReopenRequest wanted) {
        var isEverything = Boolean.TRUE.equals(wanted.everything());
        if (isEverything == (wanted.through() != null)) {
            throw Problem.of(
                    ReconciliationProblem.PERIOD_INVALID,
                    "Give either through, the last day that stays closed, or everything: true.");
        }
        return wanted.through();
    }
}
