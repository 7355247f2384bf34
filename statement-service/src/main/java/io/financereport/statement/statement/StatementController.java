package io.financereport.statement.statement;

import io.financereport.statement.document.Documents;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.statement.statement.Statements.Found;
import io.financereport.web.Cursor;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.Versions;
import io.financereport.web.WebProblem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Statements, their rows and originals, and what people decide about them. */
@Controller("/statements")
@Tag(name = "statements")
class StatementController {
    private final Statements statements;
    private final RowPages rows;
    private final Documents documents;

    StatementController(Statements statements, RowPages rows, Documents documents) {
        this.statements = statements;
        this.rows = rows;
        this.documents = documents;
    }

    /** The statements of the workspace, the newest first. */
    @Get
    Page<StatementResponse> list(
            @Parameter(hidden = true) RequestContext who,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var before = page.cursor() == null ? null : page.cursor().part(0, UUID::fromString);
        var found = statements.list(who.workspace(), status == null ? null : status(status), before, page.limit() + 1);
        return Page.of(page, found, last -> Cursor.of(last.head().id().toString()))
                .map(StatementResponse::from);
    }

    /** One statement, with its accounts, proof and problems. */
    @Get("/{id}")
    HttpResponse<StatementResponse> get(@Parameter(hidden = true) RequestContext who, UUID id) {
        return answer(statements.get(who.workspace(), new StatementId(id)));
    }

    /** The rows of a statement in the order of the file. */
    @Get("/{id}/transactions")
    Page<RowPages.Item> transactions(
            @Parameter(hidden = true) RequestContext who,
            UUID id,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return rows.page(who.workspace(), new StatementId(id), page);
    }

    /** The original file, byte for byte. */
    @Get(value = "/{id}/document", produces = MediaType.APPLICATION_OCTET_STREAM)
    HttpResponse<StreamedFile> document(@Parameter(hidden = true) RequestContext who, UUID id) {
        var head = statements.get(who.workspace(), new StatementId(id)).head();
        var bytes = documents
                .find(head.objectKey())
                .orElseThrow(() -> Problem.of(
                        StatementProblem.DOCUMENT_MISSING,
                        "The original of statement " + id + " is not in the store."));
        return HttpResponse.ok(new StreamedFile(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition(head.fileName()))
                .header("X-Content-Type-Options", "nosniff");
    }

    /** Approves a statement in review: its rows become transactions. */
    @Post("/{id}/approve")
    HttpResponse<StatementResponse> approve(
            @Parameter(hidden = true) RequestContext who, @Parameter(hidden = true) HttpRequest<?> request, UUID id) {
        return answer(statements.approve(who, new StatementId(id), versionGuard(request)));
    }

    /** Rejects a statement that is not approved: the file may then be uploaded again. */
    @Post("/{id}/reject")
    HttpResponse<StatementResponse> reject(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            UUID id,
            @Valid @Body RejectRequest reject) {
        return answer(
                statements.reject(who, new StatementId(id), UploadForm.reason(reject.reason()), versionGuard(request)));
    }

    /**
     * Takes a statement back. Of an approved one the books forget what it alone said: 202, it is reverting until they have; where that
     * would change closed days they refuse, and it is approved again with revertRefusedThrough. One that waits for a decision is
     * rejected, and so is an unpacked archive once none of its parts counts. The same file may be uploaded again once it is reverted
     * or rejected; the original is kept.
     */
    @Delete("/{id}")
    HttpResponse<StatementResponse> revert(
            @Parameter(hidden = true) RequestContext who, @Parameter(hidden = true) HttpRequest<?> request, UUID id) {
        var found = statements.revert(who, new StatementId(id), versionGuard(request));
        return found.head().status() == StatementStatus.REVERTING
                ? answer(found).status(HttpStatus.ACCEPTED)
                : answer(found);
    }

    /** Reads the file of a statement in review again, with the answers that it needed; or one that has failed, with or without. */
    @Post("/{id}/reparse")
    HttpResponse<StatementResponse> reparse(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            UUID id,
            @Valid @Body ReparseRequest added) {
        var given = new Given(
                added.accountId(),
                UploadForm.institution(added.institution()),
                UploadForm.currency(added.currency()),
                Dialect.of(added.dateOrder(), added.decimalMark(), added.signs()));
        var found = statements.reparse(who, new StatementId(id), given, versionGuard(request));
        return HttpResponse.accepted().body(StatementResponse.from(found));
    }

    static MutableHttpResponse<StatementResponse> answer(Found found) {
        return HttpResponse.ok(StatementResponse.from(found))
                .header(HttpHeaders.ETAG, Versions.etag(found.head().version()));
    }

    static UnaryOperator<StatementHead> versionGuard(HttpRequest<?> request) {
        return statement -> {
            Versions.require(request, statement.version());
            return statement;
        };
    }

    private static StatementStatus status(String wire) {
        return Arrays.stream(StatementStatus.values())
                .filter(status -> status.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        WebProblem.VALIDATION_FAILED,
                        "status: one of "
                                + Arrays.stream(StatementStatus.values())
                                        .map(StatementStatus::wire)
                                        .toList()));
    }

    @Serdeable
    record RejectRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * What a person adds so that a file can be read.
     *
     * @param dateOrder day-month-year, month-day-year, year-month-day, day-year-month or month-year-day
     * @param decimalMark point or comma
     * @param signs as-written, or inverted where the file writes money out as plus, as card statements do
     */
    @Serdeable
    record ReparseRequest(
            @Nullable UUID accountId,
            @Nullable @Size(max = 100) String institution,
            @Nullable @Size(max = 3) String currency,
            @Nullable @Size(max = 20) String dateOrder,
            @Nullable @Size(max = 20) String decimalMark,
            @Nullable @Size(max = 20) String signs) {}
}
