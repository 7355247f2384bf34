package io.financereport.statement.profile;

import io.financereport.statement.reading.Texts;
import io.financereport.web.BodyHash;
import io.financereport.web.Cursor;
import io.financereport.web.Idempotency;
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
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** How the workspace's banks write their tables: learnt from approved files, and kept by people. */
@Controller("/import-profiles")
@Tag(name = "import-profiles")
class ProfileController {
    private final ProfileBook profiles;
    private final Idempotency idempotency;

    ProfileController(ProfileBook profiles, Idempotency idempotency) {
        this.profiles = profiles;
        this.idempotency = idempotency;
    }

    /** The profiles in the order of their names, each with its newest version. */
    @Get
    Page<ProfileResponse> list(
            @Parameter(hidden = true) RequestContext who,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.cursor() == null ? null : page.cursor().part(0);
        return Page.of(page, profiles.list(who.workspace(), after, page.limit() + 1), last -> Cursor.of(last.name()))
                .map(ProfileResponse::of);
    }

    /** One profile with its versions. */
    @Get("/{id}")
    HttpResponse<ProfileResponse> get(@Parameter(hidden = true) RequestContext who, UUID id) {
        return answer(profiles.get(who.workspace(), id));
    }

    /** Changes the name, the accounts or the layout; a new version. Test a layout first: its rows of the sample become the golden ones. */
    @Put("/{id}")
    HttpResponse<ProfileResponse> change(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            UUID id,
            @Valid @Body ChangeRequest change) {
        var wanted = new ProfileBook.Change(
                name(change.name()), change.accounts(), change.layout().layout());
        return answer(profiles.change(who, id, wanted, versionGuard(request)));
    }

    /** What the profile's layout, or another one, makes of the golden sample; nothing changes. */
    @Post("/{id}/test")
    Trial test(@Parameter(hidden = true) RequestContext who, UUID id, @Valid @Body TestRequest test) {
        return profiles.test(
                who.workspace(),
                id,
                test.layout() == null ? null : test.layout().layout());
    }

    /** The profile as a file for others. Its sample holds rows of a statement, and is left out unless it is asked for. */
    @Get("/{id}/file")
    HttpResponse<ProfileFile> file(
            @Parameter(hidden = true) RequestContext who, UUID id, @QueryValue(defaultValue = "false") boolean sample) {
        var profile = profiles.get(who.workspace(), id);
        var golden = sample ? profile.newest().sample() : null;
        var file = new ProfileFile(
                ProfileFile.KIND,
                profile.name(),
                LayoutDocument.of(profile.newest().layout()),
                golden == null ? null : SampleDocument.of(golden));
        return HttpResponse.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-profile.json\"");
    }

    /** Takes in a profile from a file; its layout has to make the golden rows of the sample that comes with it. */
    @Post
    HttpResponse<ProfileResponse> take(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Valid @Body ProfileFile file) {
        if (!file.kind().equals(ProfileFile.KIND)) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "kind: " + ProfileFile.KIND);
        }
        var name = name(file.name());
        var layout = file.layout().layout();
        var sample = file.sample() == null ? null : file.sample().sample();
        return idempotency.once(
                who,
                request,
                BodyHash.of(file),
                ProfileResponse.class,
                () -> created(profiles.take(who, name, layout, sample)));
    }

    private static HttpResponse<ProfileResponse> created(Profile profile) {
        return answer(profile)
                .status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, "/api/import-profiles/" + profile.id());
    }

    /** Forgets a profile. What was read by it stays. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(
            @Parameter(hidden = true) RequestContext who, @Parameter(hidden = true) HttpRequest<?> request, UUID id) {
        profiles.delete(who.workspace(), id, versionGuard(request));
    }

    private static MutableHttpResponse<ProfileResponse> answer(Profile profile) {
        return HttpResponse.ok(ProfileResponse.of(profile))
                .header(HttpHeaders.ETAG, Versions.etag(profile.newest().version()));
    }

    private static IntConsumer versionGuard(HttpRequest<?> request) {
        return version -> Versions.require(request, version);
    }

    private static String name(String written) {
        var name = Texts.cleanOrNull(written);
        if (name == null) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "name: say how to call it");
        }
        return name;
    }

    /**
     * A profile as a person wants it.
     *
     * @param accountIds whose files are read by it
     */
    @Serdeable
    record ChangeRequest(
            @NotBlank @Size(max = 100) String name,
            // Nullable, so that a list that is left out is refused and does not become an empty one.
            @NotNull @Nullable @Size(max = 100) List<UUID> accountIds,
            @NotNull @Valid LayoutDocument layout) {
        ChangeRequest {
            accountIds = accountIds == null ? null : List.copyOf(accountIds);
        }

        private List<UUID> accounts() {
            return Objects.requireNonNull(accountIds);
        }
    }

    /** @param layout to be tried; null for the profile's own */
    @Serdeable
    record TestRequest(@Nullable @Valid LayoutDocument layout) {}
}
