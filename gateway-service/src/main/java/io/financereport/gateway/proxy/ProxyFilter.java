package io.financereport.gateway.proxy;

import io.financereport.gateway.identity.Caller;
import io.financereport.gateway.identity.DoorFilter;
import io.financereport.gateway.signing.ServiceCredentials;
import io.financereport.web.Problem;
import io.financereport.web.RequestIds;
import io.financereport.web.WebProblem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Passes on what belongs to a service, in the name of the caller. What belongs to none goes on to the gateway's own controllers. */
@ServerFilter("/api/**")
final class ProxyFilter implements Ordered {
    private static final String PREFIX = "/api";

    private final Upstreams upstreams;
    private final ServiceCredentials credentials;

    ProxyFilter(Upstreams upstreams, ServiceCredentials credentials) {
        this.upstreams = upstreams;
        this.credentials = credentials;
    }

    @Override
    public int getOrder() {
        return DoorFilter.ORDER + 10;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> pass(HttpRequest<?> request) {
        var path = ServicePath.of(request.getUri());
        if (path.isEmpty() || !(request instanceof ServerHttpRequest<?> incoming)) {
            return null;
        }
        var caller = DoorFilter.caller(request)
                .orElseThrow(() -> Problem.of(
                        WebProblem.UNAUTHENTICATED, "Send the session cookie or Authorization: Bearer <token>"));
        var passing = new Upstreams.Passing(
                path.get().service(),
                incoming.byteBody(),
                instance -> outgoing(request, instance.resolve(path.get().pathAndQuery()), caller));
        return answer(upstreams.send(passing));
    }

    private MutableHttpRequest<?> outgoing(HttpRequest<?> request, URI address, Caller caller) {
        var outgoing = HttpRequest.create(request.getMethod(), address.toString(), request.getMethodName());
        PassedHeaders.request(request.getHeaders(), outgoing.getHeaders());
        outgoing.getHeaders().add("Authorization", "Bearer " + credentials.token(caller.identity()));
        outgoing.getHeaders().add("X-Request-Id", RequestIds.of(request));
        return outgoing;
    }

    private static MutableHttpResponse<?> answer(HttpResponse<?> answered) {
        MutableHttpResponse<Object> response = HttpResponse.status(answered.code(), answered.reason());
        PassedHeaders.response(answered.getHeaders(), response.getHeaders());
        answered.getHeaders()
                .findFirst("Location")
                .filter(location -> location.startsWith("/") && !location.startsWith(PREFIX + "/"))
                .ifPresent(location -> response.getHeaders().set("Location", PREFIX + location));
        if (answered instanceof ByteBodyHttpResponse<?> bytes) {
            response.body(new UpstreamBody(bytes.byteBody().move()));
        }
        return response;
    }
}
