package io.financereport.gateway.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers {@code /health} as {@code /api/health}: a filter, since Micronaut's own answer for the gateway alone has that path. */
@ServerFilter("/health")
final class HealthAliasFilter {
    private final HealthController health;

    HealthAliasFilter(HealthController health) {
        this.health = health;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<HealthController.HealthResponse> answer() {
        return health.get();
    }
}
