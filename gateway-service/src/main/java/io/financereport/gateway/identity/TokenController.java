package io.financereport.gateway.identity;

import io.financereport.web.Page;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api/tokens")
@Tag(name = "identity")
class TokenController {
    private final AccessTokens tokens;

    TokenController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** @param expiresInDays never when missing */
    @Serdeable
    record TokenRequest(
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = Registration.PRINTABLE, message = "must hold no control characters")
            String name,

            @Nullable @Min(1) @Max(3650) Integer expiresInDays) {}

    @Serdeable
    record TokenResponse(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static TokenResponse from(AccessTokenRow row) {
            return new TokenResponse(row.id(), row.name(), row.createdAt(), row.expiresAt());
        }
    }

    /** @param accessToken shown this once */
    @Serdeable
    record NewTokenResponse(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            String accessToken) {
        @Override
        public String toString() {
            return "NewTokenResponse[" + id + "]";
        }
    }

    @Get
    @Operation(operationId = "listTokens", summary = "The caller's access tokens, without their secrets")
    Page<TokenResponse> list(@Parameter(hidden = true) Caller caller) {
        return new Page<>(
                tokens.list(caller.user()).stream().map(TokenResponse::from).toList(), null);
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "createToken", summary = "Make an access token for a program")
    HttpResponse<NewTokenResponse> create(@Parameter(hidden = true) Caller caller, @Body @Valid TokenRequest request) {
        var made = tokens.create(caller.user(), request.name().strip(), request.expiresInDays());
        var row = made.row();
        return HttpResponse.created(new NewTokenResponse(
                row.id(),
                row.name(),
                row.createdAt(),
                row.expiresAt(),
                made.token().secret()));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeToken", summary = "Revoke an access token")
    void revoke(@Parameter(hidden = true) Caller caller, UUID id) {
        tokens.revoke(caller.user(), id);
    }
}
