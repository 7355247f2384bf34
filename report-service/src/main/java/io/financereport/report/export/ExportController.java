package io.financereport.report.export;

import io.financereport.report.ReportProblem;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
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

    ExportController(JournalExport export) {
        this.export = export;
    }

    @Operation(
            summary = "The journal as text for another program",
            description = "In hledger's format, streamed; `hledger check -s` passes.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    @Get("/journal")
    @Produces(MediaType.ALL)
    StreamedFile journal(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(description = "hledger is the only one so far") @QueryValue(defaultValue = "hledger")
                    String format,
            @Parameter(description = "also entries that were voided, with the mirrors that void them")
                    @QueryValue(defaultValue = "false")
                    boolean includeVoided) {
        if (!format.equals("hledger")) {
            throw Problem.of(
                    ReportProblem.FORMAT_UNKNOWN, "The journal is exported as hledger, not as '" + format + "'.");
        }
        var voided = includeVoided ? Voided.INCLUDED : Voided.LEFT_OUT;
        return new StreamedFile(export.hledger(who.workspace(), voided), TEXT).attach("journal.hledger");
    }
}
