package io.financereport.report.reports;

import io.financereport.report.ReportProblem;
import io.financereport.report.balances.Ledger;
import io.financereport.report.csv.Csv;
import io.financereport.report.financials.BalanceSheet;
import io.financereport.report.financials.IncomeStatement;
import io.financereport.report.financials.NetWorth;
import io.financereport.report.financials.Period;
import io.financereport.report.financials.Step;
import io.financereport.report.freshness.Freshness;
import io.financereport.report.freshness.JournalProgress;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Financial statements, as JSON or CSV. */
@Controller("/reports")
final class ReportController {
    private static final MediaType CSV = new MediaType("text/csv; charset=utf-8; header=present");

    private final Ledger ledger;
    private final JournalProgress progress;
    private final ReportsConfiguration configuration;
    private final Clock clock;

    ReportController(Ledger ledger, JournalProgress progress, ReportsConfiguration configuration, Clock clock) {
        this.ledger = ledger;
        this.progress = progress;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Operation(summary = "What is owned, what is owed and what is left at the end of a day")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BalanceSheetResponse.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @Get("/balance-sheet")
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    HttpResponse<?> balanceSheet(
            @Parameter(hidden = true) RequestContext who,
            HttpRequest<?> request,
            @Parameter(description = "the day, today in UTC when absent") @QueryValue @Nullable LocalDate asOf,
            @Parameter(description = "ISO 4217, the workspace's base currency when absent") @QueryValue @Nullable
                    String currency,
            @Parameter(description = "json or csv; what Accept says when absent") @QueryValue @Nullable String format) {
        var as = Asked.format(format, request);
        var in = Asked.currency(currency, who.identity().baseCurrency());
        var day = asOf == null ? today() : Asked.day(asOf);
        var freshness = progress.ask();
        var year = configuration.fiscalYear();
        var sheet = BalanceSheet.of(day, in, year, ledger.read(who.workspace(), BalanceSheet.days(day, year)));
        return switch (as) {
            case JSON -> HttpResponse.ok(BalanceSheetResponse.of(sheet, freshness));
            case CSV -> table(ReportTable.of(sheet), "balance-sheet-" + day, freshness);
        };
    }

    @Operation(summary = "What was earned and what it cost, between two days")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = IncomeStatementResponse.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @Get("/income-statement")
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    HttpResponse<?> incomeStatement(
            @Parameter(hidden = true) RequestContext who,
            HttpRequest<?> request,
            @Parameter(description = "the first day, the start of the fiscal year of `to` when absent")
                    @QueryValue
                    @Nullable
                    LocalDate from,
            @Parameter(description = "the last day, today in UTC when absent") @QueryValue @Nullable LocalDate to,
            @Parameter(description = "ISO 4217, the workspace's base currency when absent") @QueryValue @Nullable
                    String currency,
            @Parameter(description = "json or csv; what Accept says when absent") @QueryValue @Nullable String format) {
        var as = Asked.format(format, request);
        var in = Asked.currency(currency, who.identity().baseCurrency());
        var period = period(from, to);
        var freshness = progress.ask();
        var statement = IncomeStatement.of(period, in, ledger.read(who.workspace(), IncomeStatement.days(period)));
        return switch (as) {
            case JSON -> HttpResponse.ok(IncomeStatementResponse.of(statement, freshness));
            case CSV ->
                table(ReportTable.of(statement), "income-statement-" + period.from() + "-" + period.to(), freshness);
        };
    }

    @Operation(summary = "What is owned less what is owed, over time")
    @Get("/net-worth")
    NetWorthResponse netWorth(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(description = "the first day, the start of the fiscal year of `to` when absent")
                    @QueryValue
                    @Nullable
                    LocalDate from,
            @Parameter(description = "the last day, today in UTC when absent") @QueryValue @Nullable LocalDate to,
            @Parameter(description = "ISO 4217, the workspace's base currency when absent") @QueryValue @Nullable
                    String currency,
            @Parameter(
                            description = "a point for each day or for the end of each month",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"day", "month"},
                                            defaultValue = "month"))
                    @QueryValue(defaultValue = "month")
                    Step step) {
        var in = Asked.currency(currency, who.identity().baseCurrency());
        var period = period(from, to);
        if (step.countIn(period) > configuration.seriesPointsMax()) {
            throw Problem.of(
                    ReportProblem.PERIOD_TOO_LONG,
                    "From " + period.from() + " to " + period.to() + " there are " + step.countIn(period)
                            + " points, and a series has at most " + configuration.seriesPointsMax()
                            + "; ask for a shorter period or for months.");
        }
        var freshness = progress.ask();
        var days = step.pointsOf(period);
        var netWorth = NetWorth.of(days, in, ledger.read(who.workspace(), days));
        return NetWorthResponse.of(period, step, netWorth, freshness);
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? today() : Asked.day(to);
        var first = from == null ? configuration.fiscalYear().startOfYearOf(last) : from;
        return Asked.period(first, last);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static HttpResponse<byte[]> table(Csv csv, String name, Freshness freshness) {
        return HttpResponse.ok(csv.bytes())
                .contentType(CSV)
                .header(Freshness.HEADER, freshness.header())
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}
