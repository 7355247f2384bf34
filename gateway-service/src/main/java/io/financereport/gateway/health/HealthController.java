package io.financereport.gateway.health;

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

    HealthController(ProductHealth health) {
        this.health = health;
    }

    /**
     * @param status {@code healthy}, or {@code unhealthy} when any part is
     * @param parts the same word for each part by its name
     */
    @Serdeable
    record HealthResponse(String status, Map<String, String> parts) {}

    @Get
    @Operation(operationId = "getHealth", summary = "Whether every part of the product works")
    @ApiResponse(responseCode = "200", description = "healthy")
    @ApiResponse(responseCode = "503", description = "unhealthy; the same body")
    HttpResponse<HealthResponse> get() {
        var known = health.parts();
        var parts = new LinkedHashMap<String, String>();
        known.healthy().forEach((part, healthy) -> parts.put(part, word(healthy)));
        return HttpResponse.<HealthResponse>status(known.all() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new HealthResponse(word(known.all()), parts));
    }

    private static String word(boolean healthy) {
        return healthy ? "healthy" : "unhealthy";
    }
}
