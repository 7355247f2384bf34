package io.financereport.web;

import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client repeat a write without doing it twice: the answer to the first request with an {@code Idempotency-Key} is kept,
 * in the same transaction as its effect, for 24 h, and given again. Only answers of success are kept; a refused request may be
 * tried again with the same key.
 */
@Singleton
public final class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    private static final int KEY_CHARACTERS_MAX = 128;

    private final WorkspaceTransactions transactions;
    private final IdempotencyRows rows;
    private final ObjectMapper json;

    Idempotency(WorkspaceTransactions transactions, IdempotencyRows rows, ObjectMapper json) {
        this.transactions = transactions;
        this.rows = rows;
        this.json = json;
    }

    /**
     * Runs the effect in a transaction of the caller's workspace, unless a request with the same key did so already.
     *
     * @param bodyHash a hash of all that makes the request what it is beside its path; the SHA-256 of an uploaded file
     * @param type of the answer's body
     * @throws Problem 409 when the key belongs to another request, or to one that is still running
     */
    public <T> HttpResponse<T> once(
            RequestContext who,
            HttpRequest<?> request,
            String bodyHash,
            Class<T> type,
            Supplier<HttpResponse<T>> effect) {
        var key = request.getHeaders().get(HEADER);
        if (key == null) {
            return transactions.in(who.workspace(), effect);
        }
        if (key.isBlank() || key.length() > KEY_CHARACTERS_MAX) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, HEADER + ": 1 to " + KEY_CHARACTERS_MAX + " characters");
        }
        var operation = new IdempotencyRows.Operation(
                who.workspace(), who.user(), request.getMethodName(), request.getPath(), key);
        return transactions.in(who.workspace(), () -> onceInTransaction(operation, bodyHash, type, effect));
    }

    private <T> HttpResponse<T> onceInTransaction(
            IdempotencyRows.Operation operation, String bodyHash, Class<T> type, Supplier<HttpResponse<T>> effect) {
        if (!rows.lock(operation)) {
            throw Problem.of(WebProblem.IDEMPOTENCY_KEY_IN_PROGRESS, "Wait for the first request, then ask again");
        }
        var before = rows.find(operation);
        if (before.isPresent()) {
            return replayed(before.get(), bodyHash, type);
        }
        var answer = effect.get();
        if (answer.code() / 100 == 2) {
            rows.record(
                    operation,
                    new IdempotencyRows.Answer(
                            bodyHash, answer.code(), written(answer.body()), answer.header(HttpHeaders.LOCATION)));
        }
        return answer;
    }

    private <T> HttpResponse<T> replayed(IdempotencyRows.Answer before, String bodyHash, Class<T> type) {
        if (!before.bodyHash().equals(bodyHash)) {
            throw Problem.of(
                    WebProblem.IDEMPOTENCY_KEY_REUSED,
                    "The first request had another body; use a new key for this one");
        }
        try {
            var response = HttpResponse.<T>status(HttpStatus.valueOf(before.status()));
            if (before.location() != null) {
                response.header(HttpHeaders.LOCATION, before.location());
            }
            return before.body() == null ? response : response.body(json.readValue(before.body(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String written(@Nullable Object body) {
        try {
            return body == null ? null : json.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
