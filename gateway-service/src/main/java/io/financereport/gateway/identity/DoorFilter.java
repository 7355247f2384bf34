package io.financereport.gateway.identity;

import io.financereport.gateway.limits.RateLimits;
import io.financereport.gateway.limits.RateLimits.Limit;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashMap;
import java.util.Optional;
import org.slf4j.MDC;

/** Everything under /api comes by here: who is it, and is it not too often? */
@ServerFilter("/api/**")
public final class DoorFilter implements Ordered {
    /** After the request has its id, before it goes on to a service. */
    public static final int ORDER = ServerFilterPhase.SESSION.order();

    private static final String CALLER = "io.financereport.gateway.caller";

    private final Door door;
    private final PublicAddress address;
    private final RateLimits limits;

    DoorFilter(Door door, PublicAddress address, RateLimits limits) {
        this.door = door;
        this.address = address;
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** Who sends this request; nobody when it came without a secret that opens the door. */
    public static Optional<Caller> caller(HttpRequest<?> request) {
        return request.getAttribute(CALLER, Caller.class);
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void identify(HttpRequest<?> request, MutablePropagatedContext propagated) {
        if (isFree(request.getPath())) {
            return;
        }
        var caller = door.find(request);
        caller.ifPresent(known -> {
            request.setAttribute(CALLER, known);
            propagated.add(logged(known));
        });
        limits.require(
                Limit.API, caller.map(known -> known.user().toString()).orElseGet(() -> address.client(request)));
    }

    /** What is logged from here on says whose it is, beside what was known before. */
    private static MdcPropagationContext logged(Caller caller) {
        var logged = new HashMap<String, String>();
        Optional.ofNullable(MDC.getCopyOfContextMap()).ifPresent(logged::putAll);
        logged.put("workspace", caller.workspace().toString());
        return new MdcPropagationContext(logged);
    }

    /** Health, ping and documentation are for everybody, as often as they like; the last hold nothing that costs anything. */
    private static boolean isFree(String path) {
        return path.equals("/api/health")
                || path.equals("/api/ping")
                || path.equals("/api/ping/toggle")
                || path.equals("/api/openapi.yaml")
                || path.equals("/api/docs")
                || path.startsWith("/api/docs/");
    }
}
