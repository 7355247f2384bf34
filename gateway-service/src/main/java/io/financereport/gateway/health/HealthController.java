package io.financereport.gateway.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;

@Controller("/api/health")
@Tag(name = "operation")
final class HealthController {
    private final ProductHealth health;
    private final String gitSha;
    private final String version;

    HealthController(ProductHealth health, @Value("${git-sha}") String gitSha, @Value("${version}") String version) {
        this.health = health;
        this.gitSha = gitSha;
        this.version = version;
    }

    /**
     * @param status {@code healthy}, or {@code unhealthy} when any part is
     * @param gitSha the commit that this gateway was built from
     * @param version the release, or what stands for one
     * @param checks the same word for each part by its name
     */
    @Serdeable
    record HealthResponse(
            String status, @JsonProperty("git_sha") String gitSha, String version, Map<String, String> checks) {}

    @Get
    @Operation(operationId = "getHealth", summary = "Whether every part of the product works")
    @ApiResponse(responseCode = "200", description = "healthy")
    @ApiResponse(responseCode = "503", description = "unhealthy; the same body")
    HttpResponse<HealthResponse> get() {
        var known = health.parts();
        var checks = new LinkedHashMap<String, String>();
        known.healthy().forEach((part, healthy) -> checks.put(part, word(healthy)));
        return HttpResponse.<HealthResponse>status(known.all() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new HealthResponse(word(known.all()), gitSha, version, checks));
    }

    private static String word(boolean healthy) {
        return healthy ? "healthy" : "unhealthy";
    }
}
