package io.financereport.gateway.identity;

import io.financereport.gateway.GatewayProblem;
import io.financereport.gateway.limits.RateLimits;
import io.financereport.gateway.limits.RateLimits.Limit;
import io.financereport.web.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api/auth")
@Tag(name = "identity")
final class AuthController {
    private final SignIns signIns;
    private final Door door;
    private final SessionCookie cookie;
    private final PublicAddress address;
    private final RateLimits limits;

    AuthController(SignIns signIns, Door door, SessionCookie cookie, PublicAddress address, RateLimits limits) {
        this.signIns = signIns;
        this.door = door;
        this.cookie = cookie;
        this.address = address;
        this.limits = limits;
    }

    /** What is missing is said together with what is wrong, so that nothing is refused before {@link Registration} has looked.
     *
     * @param baseCurrency of the new workspace; SGD when missing */
    @Serdeable
    record RegisterRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = false) @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = false) @Nullable
            String password,

            @Nullable String name,
            @Nullable String baseCurrency) {
        @Override
        public String toString() {
            return "RegisterRequest[…]";
        }
    }

    @Serdeable
    record LoginRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = false) @Nullable
            String email,

            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = false) @Nullable
            String password) {
        @Override
        public String toString() {
            return "LoginRequest[…]";
        }
    }

    @Serdeable
    record UserResponse(UUID id, String email, String name) {}

    @Serdeable
    record WorkspaceResponse(UUID id, String name, String baseCurrency) {}

    /** @param accessToken for {@code Authorization: Bearer}, as long as the session lasts */
    @Serdeable
    record SessionResponse(UserResponse user, WorkspaceResponse workspace, String accessToken) {
        @Override
        public String toString() {
            return "SessionResponse[" + user + "]";
        }
    }

    @Serdeable
    record MeResponse(UserResponse user, WorkspaceResponse workspace, String role) {}

    @Post("/register")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Register a person with a first workspace, and sign in")
    HttpResponse<SessionResponse> register(
            @Parameter(hidden = true) HttpRequest<?> request, @Body RegisterRequest registration) {
        var client = address.client(request);
        limits.require(Limit.REGISTER, client);
        var valid = Registration.from(registration);
        var session = signIns.register(valid.email(), valid.password(), valid.name(), valid.baseCurrency());
        limits.forgive(Limit.REGISTER, client);
        return HttpResponse.created(response(session)).cookie(cookie.of(session.cookie()));
    }

    @Post("/login")
    @Operation(summary = "Sign in")
    HttpResponse<SessionResponse> login(@Parameter(hidden = true) HttpRequest<?> request, @Body LoginRequest login) {
        var client = address.client(request);
        limits.require(Limit.LOGIN, client);
        var session = signIns.login(orEmpty(login.email()), orEmpty(login.password()));
        limits.forgive(Limit.LOGIN, client);
        return HttpResponse.ok(response(session)).cookie(cookie.of(session.cookie()));
    }

    @Post("/logout")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "End the session")
    HttpResponse<Void> logout(@Parameter(hidden = true) HttpRequest<?> request) {
        door.secret(request).ifPresent(signIns::logout);
        return HttpResponse.<Void>noContent().cookie(cookie.none());
    }

    @Get("/me")
    @Operation(summary = "Who is signed in, and in which workspace")
    MeResponse me(@Parameter(hidden = true) Caller caller) {
        return new MeResponse(
                new UserResponse(caller.user().value(), caller.email(), caller.name()),
                new WorkspaceResponse(
                        caller.workspace().value(),
                        caller.workspaceName(),
                        caller.base().getCurrencyCode()),
                caller.role().word());
    }

    private static SessionResponse response(SignIns.Session session) {
        var user = session.user();
        var workspace = session.workspace();
        return new SessionResponse(
                new UserResponse(user.user().value(), user.email(), user.name()),
                new WorkspaceResponse(
                        workspace.workspace().value(),
                        workspace.name(),
                        workspace.baseCurrency().getCurrencyCode()),
                session.bearer().secret());
    }

    /** A password too long to be anybody's is not worth hashing. */
    private static String orEmpty(@Nullable String text) {
        if (text == null) {
            return "";
        } else if (text.length() > 4 * PasswordLimits.LENGTH_MAX) {
            throw Problem.of(GatewayProblem.CREDENTIALS_WRONG, "Check both and try again");
        } else {
            return text;
        }
    }
}
