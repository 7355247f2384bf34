package io.financereport.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes every answer that is not a success as application/problem+json (RFC 9457). */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Map<String, Object>> {
    private static final String TYPE_PREFIX = "/docs/errors#";

    @Override
    public MutableHttpResponse<Map<String, Object>> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var type = context.getRootCause()
                .filter(ProblemResponses::isInvalidValue)
                .<ProblemType>map(cause -> WebProblem.VALIDATION_FAILED)
                .orElseGet(() -> WebProblem.ofStatus(response.code()));
        var detail = context.hasErrors() && type != WebProblem.INTERNAL
                ? context.getErrors().stream().map(ProblemResponses::sentence).collect(Collectors.joining("; "))
                : type.description().title();
        return write(context.getRequest(), response, type, detail, Map.of());
    }

    static MutableHttpResponse<Map<String, Object>> write(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            ProblemType type,
            String detail,
            Map<String, Object> members) {
        var kind = type.description();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE_PREFIX + kind.code());
        body.put("title", kind.title());
        body.put("status", response.code());
        body.put("detail", detail);
        body.put("instance", RequestContextFilter.publicPath(request));
        body.put("code", kind.code());
        body.put("category", kind.category().name());
        var span = Span.current().getSpanContext();
        body.put("traceId", span.isValid() ? span.getTraceId() : RequestContextFilter.requestId(request));
        body.putAll(members);
        return response.<Map<String, Object>>body(body).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static boolean isInvalidValue(Throwable cause) {
        return cause instanceof jakarta.validation.ValidationException;
    }

    private static String sentence(Error error) {
        return error.getPath().map(path -> path + ": ").orElse("") + error.getMessage();
    }
}
