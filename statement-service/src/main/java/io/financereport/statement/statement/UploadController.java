package io.financereport.statement.statement;

import io.financereport.statement.document.Documents;
import io.financereport.statement.document.StoredDocument;
import io.financereport.statement.document.Uploads;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.FormatDetection;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.tenancy.Ids;
import io.financereport.web.Idempotency;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes files in. The original is stored first; the row that names it, and the job to read it, come in one transaction. */
@Controller("/statements")
@Tag(name = "statements")
class UploadController {
    private final Documents documents;
    private final Uploads uploads;
    private final Statements statements;
    private final Idempotency idempotency;
    private final ReadingSettings settings;
    private final Ids ids;
    private final Clock clock;

    UploadController(
            Documents documents,
            Uploads uploads,
            Statements statements,
            Idempotency idempotency,
            ReadingSettings settings,
            Ids ids,
            Clock clock) {
        this.documents = documents;
        this.uploads = uploads;
        this.statements = statements;
        this.idempotency = idempotency;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Uploads a statement; it is read in the background. The same bytes are taken once. An archive is unpacked into statements. */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    HttpResponse<ReceivedResponse> upload(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            CompletedFileUpload file,
            @Nullable String accountId,
            @Nullable String institution,
            @Nullable String currency,
            @Nullable String dateOrder,
            @Nullable String decimalMark,
            @Nullable String signs) {
        var given = new Given(
                UploadForm.accountId(accountId),
                UploadForm.institution(institution),
                UploadForm.currency(currency),
                Dialect.of(dateOrder, decimalMark, signs));
        if (file.getSize() > settings.fileBytesMax()) {
            throw Problem.of(
                    StatementProblem.FILE_TOO_LARGE,
                    "The file has " + file.getSize() + " bytes; at most " + settings.fileBytesMax() + " are read.");
        }
        var id = new StatementId(ids.next());
        try (var in = new BufferedInputStream(file.getInputStream(), FormatDetection.HEAD_BYTES)) {
            var format = format(in);
            var key = Documents.key(who.workspace(), id.value());
            uploads.begin(key);
            var document = documents.store(key, in, file.getSize());
            var statement = new NewStatement(
                    id,
                    FileNames.kept(file.getFilename()),
                    document,
                    format.name().toLowerCase(Locale.ROOT),
                    given,
                    who.identity().baseCurrency(),
                    who.user(),
                    clock.instant());
            return receive(who, request, statement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<ReceivedResponse> receive(RequestContext who, HttpRequest<?> request, NewStatement statement) {
        try {
            var answer = idempotency.once(
                    who, request, hash(statement), ReceivedResponse.class, () -> answer(who, statement));
            var body = answer.body();
            if (body != null && body.id().equals(statement.id().value())) {
                statements.announce(
                        who.workspace(),
                        statements.get(who.workspace(), statement.id()).head());
            } else {
                // The answer to an earlier request, whose file is stored already.
                documents.delete(statement.document().key());
            }
            return answer;
        } catch (Problem e) {
            documents.delete(statement.document().key());
            throw e;
        }
    }

    private HttpResponse<ReceivedResponse> answer(RequestContext who, NewStatement statement) {
        var received = statements.receive(who.workspace(), statement);
        uploads.end(statement.document().key());
        return HttpResponse.<ReceivedResponse>accepted(URI.create("/api/statements/" + statement.id()))
                .body(new ReceivedResponse(
                        statement.id().value(), received.status().wire()));
    }

    private static Format format(InputStream in) throws IOException {
        in.mark(FormatDetection.HEAD_BYTES + 1);
        var head = in.readNBytes(FormatDetection.HEAD_BYTES);
        in.reset();
        try {
            return FormatDetection.of(head);
        } catch (Refusal e) {
            throw Problem.of(
                    e.problem().code() == ReadingCode.EMPTY_FILE
                            ? StatementProblem.FILE_EMPTY
                            : StatementProblem.FILE_NOT_SUPPORTED,
                    e.problem().detail());
        }
    }

    private static String hash(NewStatement statement) {
        StoredDocument document = statement.document();
        return document.sha256() + statement.given();
    }

    /** A file was taken in. */
    @Serdeable
    record ReceivedResponse(UUID id, String status) {}
}
