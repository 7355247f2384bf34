package io.financereport.reconciliation.entries;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.journal.EntryFilter;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.BodyHash;
import io.financereport.web.Cursor;
import io.financereport.web.Idempotency;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.RequestContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Journal entries over HTTP. */
@Controller("/journal-entries")
class JournalEntriesController {
    private static final String NDJSON = "application/x-ndjson";

    private final WorkspaceTransactions workspaces;
    private final Entries entries;
    private final EntryImport imports;
    private final Idempotency idempotency;

    JournalEntriesController(
            WorkspaceTransactions workspaces, Entries entries, EntryImport imports, Idempotency idempotency) {
        this.workspaces = workspaces;
        this.entries = entries;
        this.imports = imports;
        this.idempotency = idempotency;
    }

    @Serdeable
    record VoidRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param status draft lists drafts; anything else, or nothing, posted entries */
    @Get
    Page<EntryResponse> listEntries(
            @Parameter(hidden = true) RequestContext who,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue LocalDate from,
            @Nullable @QueryValue LocalDate to,
            @Nullable @QueryValue UUID accountId,
            @QueryValue(defaultValue = "false") boolean includeVoided,
            @Nullable @QueryValue String status) {
        var page = PageRequest.of(limit, cursor);
        var after = positionOf(page.cursor());
        var filter = new EntryFilter(
                from,
                to,
                accountId == null ? null : new AccountId(accountId),
                includeVoided ? EntryFilter.Voided.INCLUDED : EntryFilter.Voided.LEFT_OUT,
                after);
        var rows = workspaces.read(
                who.workspace(),
                () -> "draft".equals(status)
                        ? entries.listDrafts(who.workspace(), after, page.limit() + 1).stream()
                                .map(EntryResponse::of)
                                .toList()
                        : entries.list(who.workspace(), filter, page.limit() + 1).stream()
                                .map(EntryResponse::of)
                                .toList());
        return Page.of(
                page, rows, last -> Cursor.of(last.date().toString(), last.id().toString()));
    }

    @Get("/{id}")
    EntryResponse getEntry(@Parameter(hidden = true) RequestContext who, UUID id) {
        return workspaces.read(who.workspace(), () -> entries.get(who.workspace(), new EntryId(id)));
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<EntryResponse> writeEntry(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, @Body @Valid EntryRequest wanted) {
        return idempotency.once(who, request, BodyHash.of(wanted), EntryResponse.class, () -> {
            var entry = entries.write(who.workspace(), who.user(), wanted);
            return HttpResponse.created(entry, URI.create("/api/journal-entries/" + entry.id()));
        });
    }

    @Post("/{id}/post")
    HttpResponse<EntryResponse> postEntry(
            @Parameter(hidden = true) RequestContext who, HttpRequest<?> request, UUID id) {
        return idempotency.once(
                who,
                request,
                "",
                EntryResponse.class,
                () -> HttpResponse.ok(entries.post(who.workspace(), who.user(), new EntryId(id))));
    }

    @Post("/{id}/void")
    HttpResponse<EntryResponse> voidEntry(
            @Parameter(hidden = true) RequestContext who,
            HttpRequest<?> request,
            UUID id,
            @Body @Valid VoidRequest wanted) {
        return idempotency.once(
                who,
                request,
                BodyHash.of(wanted),
                EntryResponse.class,
                () -> HttpResponse.ok(
                        entries.voidEntry(who.workspace(), who.user(), new EntryId(id), wanted.reason())));
    }

    /** Takes entries one per line, 5 000 a commit; lines with an {@code externalId} that was imported before are passed over. */
    @Post("/import")
    @Consumes({NDJSON, "application/jsonl", MediaType.TEXT_PLAIN})
    EntryImport.Imported importEntries(@Parameter(hidden = true) RequestContext who, @Body InputStream lines) {
        return imports.importAll(who.workspace(), who.user(), lines);
    }

    private static EntryFilter.@Nullable Position positionOf(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : new EntryFilter.Position(
                        cursor.part(0, LocalDate::parse), new EntryId(cursor.part(1, UUID::fromString)));
    }
}
