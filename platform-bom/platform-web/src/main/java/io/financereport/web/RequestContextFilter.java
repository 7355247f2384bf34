package io.financereport.web;

import io.financereport.tenancy.GatewayTokens;
import io.financereport.tenancy.InvalidToken;
import io.financereport.tenancy.KeysUnavailable;
import io.financereport.tenancy.ServiceTokens;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opentelemetry.api.trace.Span;
import java.util.HashMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads who sends a request, on the headers and before the body, so that a long upload outlives its token. {@code /internal}
 * takes service tokens and nothing else; all other paths take the gateway's token and nothing else, but for health, metrics and
 * public keys.
 */
@ServerFilter("/**")
final class RequestContextFilter implements Ordered {
    static final String ATTRIBUTE = "io.financereport.web.RequestContext";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String REQUEST_ID_ATTRIBUTE = "io.financereport.web.requestId";
    private static final String PREFIX_ATTRIBUTE = "io.financereport.web.prefix";
    private static final Pattern REQUEST_ID_ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String BEARER = "Bearer ";

    private final WebConfiguration configuration;
    private final GatewayTokens gatewayTokens;
    private final ServiceTokens serviceTokens;

    RequestContextFilter(WebConfiguration configuration, GatewayTokens gatewayTokens, ServiceTokens serviceTokens) {
        this.configuration = configuration;
        this.gatewayTokens = gatewayTokens;
        this.serviceTokens = serviceTokens;
    }

    /** After tracing has begun its span, before everything that decides. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void identify(HttpRequest<?> request, MutablePropagatedContext propagated) {
        var requestId = request.getHeaders()
                .findFirst(REQUEST_ID)
                .filter(given -> REQUEST_ID_ALLOWED.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(REQUEST_ID_ATTRIBUTE, requestId);
        var logged = new HashMap<String, String>();
        logged.put("requestId", requestId);
        var span = Span.current().getSpanContext();
        logged.put("traceId", span.isValid() ? span.getTraceId() : requestId);

        if (configuration.authentication() == WebConfiguration.Authentication.TOKEN) {
            request.setAttribute(PREFIX_ATTRIBUTE, configuration.publicPrefix());
        }
        var path = request.getPath();
        if (isInternal(path)) {
            logged.put("caller", verifiedService(request));
        } else if (configuration.authentication() == WebConfiguration.Authentication.TOKEN && !isOpen(path)) {
            var context = verifiedUser(request, requestId);
            request.setAttribute(ATTRIBUTE, context);
            logged.put("workspace", context.workspace().toString());
        }
        propagated.add(new MdcPropagationContext(logged));
    }

    @ResponseFilter
    void name(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(REQUEST_ID)) {
            response.header(REQUEST_ID, requestId(request));
        }
    }

    static String requestId(HttpRequest<?> request) {
        return request.getAttribute(REQUEST_ID_ATTRIBUTE, String.class).orElse("");
    }

    /** The path as the client knows it: with the prefix that the gateway stripped. */
    static String publicPath(HttpRequest<?> request) {
        return request.getAttribute(PREFIX_ATTRIBUTE, String.class).orElse("") + request.getPath();
    }

    private RequestContext verifiedUser(HttpRequest<?> request, String requestId) {
        try {
            return new RequestContext(gatewayTokens.verify(bearer(request)), requestId);
        } catch (InvalidToken e) {
            throw Problem.of(WebProblem.UNAUTHENTICATED, "Ask through the gateway. " + e.getMessage());
        } catch (KeysUnavailable e) {
            throw Problem.of(
                    WebProblem.UNAVAILABLE,
                    e.getMessage() + ". Nobody is signed out by that: ask again in some seconds.");
        }
    }

    private String verifiedService(HttpRequest<?> request) {
        try {
            return serviceTokens.verify(bearer(request));
        } catch (InvalidToken e) {
            throw Problem.of(WebProblem.UNAUTHENTICATED, "This path is for services. " + e.getMessage());
        }
    }

    private static String bearer(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()))
                .orElseThrow(() -> Problem.of(WebProblem.UNAUTHENTICATED, "The Authorization header is missing"));
    }

    private static boolean isInternal(String path) {
        return path.equals("/internal") || path.startsWith("/internal/");
    }

    private static boolean isOpen(String path) {
        return path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/prometheus")
                || path.startsWith("/.well-known/");
    }
}
