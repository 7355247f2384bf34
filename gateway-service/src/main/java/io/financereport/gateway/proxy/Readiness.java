package io.financereport.gateway.proxy;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks instances, all at once, whether they are ready. */
@Singleton
final class Readiness {
    private static final String PATH = "/health/readiness";

    private final UpstreamLimits limits;
    private final HttpClient client;

    Readiness(UpstreamLimits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.checkWithin())
                .build();
    }

    /** @return those that are, in the order given */
    List<URI> ready(List<URI> instances) {
        var asked = instances.stream().map(this::ask).toList();
        return instances.stream()
                .filter(instance -> asked.get(instances.indexOf(instance)).join())
                .toList();
    }

    private CompletableFuture<Boolean> ask(URI instance) {
        var question = HttpRequest.newBuilder(instance.resolve(PATH))
                .timeout(limits.checkWithin())
                .build();
        return client.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
