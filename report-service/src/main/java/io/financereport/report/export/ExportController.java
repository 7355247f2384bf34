package io.financereport.report.export;

import io.financereport.report.ReportProblem;
import io.financereport.report.freshness.Freshness;
import io.financereport.report.freshness.JournalProgress;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.WebProblem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The journal for other programs. */
@Controller("/exports")
final class ExportController {
    private static final MediaType TEXT = new MediaType("text/plain; charset=utf-8");

    private final JournalExport export;
    private final JournalProgress progress;

    ExportController(JournalExport export, JournalProgress progress) {
        this.export = export;
        this.progress = progress;
    }

    @Operation(
            summary = "The journal as text for another program",
            description = "In hledger's format, streamed; `hledger check -s` passes.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    @Get("/journal")
    @Produces(MediaType.ALL)
    HttpResponse<StreamedFile> journal(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(description = "hledger is the only one so far") @QueryValue(defaultValue = "hledger")
                    String format,
            @Parameter(
                            description = "also entries that were voided, with the mirrors that void them",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @QueryValue(defaultValue = "false")
                    String includeVoided) {
        if (!format.equals("hledger")) {
            throw Problem.of(
                    ReportProblem.FORMAT_UNKNOWN, "The journal is exported as hledger, not as '" + format + "'.");
        }
        var voided = voided(includeVoided);
        var freshness = progress.ask();
        var text = new StreamedFile(export.hledger(who.workspace(), voided), TEXT).attach("journal.hledger");
        return HttpResponse.ok(text).header(Freshness.HEADER, freshness.header());
    }

    /** Not a boolean parameter: that would take any other word for false. */
    private static Voided voided(String includeVoided) {
        return switch (includeVoided) {
            case "true" -> Voided.INCLUDED;
            case "false" -> Voided.LEFT_OUT;
            default ->
                throw Problem.of(
                        WebProblem.BAD_REQUEST, "includeVoided is true or false, not '" + includeVoided + "'.");
        };
    }
}
