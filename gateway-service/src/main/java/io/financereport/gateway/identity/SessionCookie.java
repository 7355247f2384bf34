package io.financereport.gateway.identity;

import io.financereport.gateway.credential.OpaqueToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The browser's key. Behind HTTPS its name binds it to this very host. */
@Singleton
final class SessionCookie {
    private final GatewayConfiguration configuration;
    private final SessionLimits limits;

    SessionCookie(GatewayConfiguration configuration, SessionLimits limits) {
        this.configuration = configuration;
        this.limits = limits;
    }

    Optional<String> find(HttpRequest<?> request) {
        return request.getCookies().findCookie(name()).map(Cookie::getValue);
    }

    Cookie of(OpaqueToken token) {
        return cookie(token.secret(), limits.ttl());
    }

    Cookie none() {
        return cookie("", Duration.ZERO);
    }

    private Cookie cookie(String value, Duration maxAge) {
        return Cookie.of(name(), value)
                .path("/")
                .httpOnly(true)
                .secure(configuration.secure())
                .sameSite(SameSite.Lax)
                .maxAge(maxAge);
    }

    private String name() {
        return configuration.secure() ? "__Host-session" : "session";
    }
}
