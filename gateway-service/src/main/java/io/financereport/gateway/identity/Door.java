package io.financereport.gateway.identity;

import io.financereport.gateway.GatewayProblem;
import io.financereport.gateway.credential.OpaqueToken;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Turns what a request carries into who sends it. A bearer token counts before a cookie. */
@Singleton
public final class Door {
    public static final String WORKSPACE_HEADER = "X-Workspace-Id";

    private static final String WORKSPACE_PARAMETER = "workspace";
    private static final String BEARER = "Bearer ";

    private final SignedInUsers users;
    private final SessionCookie cookie;
    private final Origins origins;

    Door(SignedInUsers users, SessionCookie cookie, Origins origins) {
        this.users = users;
        this.cookie = cookie;
        this.origins = origins;
    }

    /**
     * @return nobody when the request carries no secret or one that opens nothing
     * @throws Problem when a page of another site writes, or the workspace is not one of the user's
     */
    public Optional<Caller> find(HttpRequest<?> request) {
        if (writes(request) && bearer(request).isEmpty() && !origins.allows(request)) {
            throw Problem.of(
                    GatewayProblem.ORIGIN_NOT_ALLOWED,
                    "The Origin of a write by cookie must be this site's own address");
        }
        return secret(request).flatMap(users::find).map(user -> enter(user, request));
    }

    /** The secret itself, for signing out. */
    Optional<OpaqueToken> secret(HttpRequest<?> request) {
        return bearer(request).or(() -> cookie.find(request)).map(OpaqueToken::new);
    }

    private static Caller enter(SignedIn user, HttpRequest<?> request) {
        var membership = user.find(wanted(request))
                .orElseThrow(() -> Problem.of(
                        GatewayProblem.WORKSPACE_NOT_FOUND, "Leave out " + WORKSPACE_HEADER + " or name one of yours"));
        return new Caller(
                user.user(),
                user.email(),
                user.name(),
                membership.workspace(),
                membership.name(),
                membership.baseCurrency(),
                membership.role());
    }

    /** A browser's EventSource cannot send headers, so a parameter does as well. */
    private static Optional<WorkspaceId> wanted(HttpRequest<?> request) {
        var given = request.getHeaders().findFirst(WORKSPACE_HEADER);
        var named = given.isPresent()
                ? given
                : Optional.ofNullable(request.getParameters().get(WORKSPACE_PARAMETER));
        return named.map(text -> {
            try {
                return new WorkspaceId(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                throw Problem.of(GatewayProblem.WORKSPACE_NOT_FOUND, "A workspace's id is a UUID");
            }
        });
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static boolean writes(HttpRequest<?> request) {
        var method = request.getMethod();
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }
}
