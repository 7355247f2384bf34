package io.financereport.gateway.site;

import io.financereport.gateway.identity.GatewayConfiguration;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says to browsers what our pages may do, on every answer and whatever a service said: nothing inline, nothing from elsewhere. */
@ServerFilter("/**")
final class SecurityHeadersFilter implements Ordered {
    private static final String PAGES =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'";
    /** An answer of the API is no page; a document that somebody uploaded must not become one. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final boolean secure;

    SecurityHeadersFilter(GatewayConfiguration configuration) {
        this.secure = configuration.secure();
    }

    /** The outermost: also errors come by here. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        var path = request.getPath();
        var isData = path.startsWith("/api/") && !path.equals("/api/docs") && !path.startsWith("/api/docs/");
        headers.set("Content-Security-Policy", isData ? DATA : PAGES);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        if (isData && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
