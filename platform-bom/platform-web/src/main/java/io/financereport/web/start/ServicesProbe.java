package io.financereport.web.start;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether the other services are ready, each at the addresses that are configured for it. */
@Prototype
final class ServicesProbe implements BootProbe {
    private static final String SERVICES = "micronaut.http.services";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

    private final String service;
    private final Environment settings;

    ServicesProbe(@Value("${micronaut.application.name}") String service, Environment settings) {
        this.service = service;
        this.settings = settings;
    }

    @Override
    public BootMode from() {
        return BootMode.FULL;
    }

    /** With Consul the addresses are known only to it, and there are none to look at here. */
    @Override
    public List<String> dependencies() {
        return settings.getPropertyEntries(SERVICES).stream()
                .filter(other -> !other.equals(service))
                .filter(other -> !urls(other).isEmpty())
                .sorted()
                .toList();
    }

    @Override
    public BootOutcome look(String dependency) throws IOException, InterruptedException {
        var urls = urls(dependency);
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build()) {
            for (var url : urls) {
                if (!isReady(http, url)) {
                    return BootOutcome.error("is not ready at " + url + ": look at its own log and boot check");
                }
            }
        }
        return BootOutcome.ok("ready at " + String.join(", ", urls));
    }

    private static boolean isReady(HttpClient http, String url) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url.strip()).resolve("/health/readiness"))
                .timeout(ANSWER_MAX)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> urls(String other) {
        return List.of(settings.getProperty(SERVICES + "." + other + ".urls", String[].class)
                .orElse(new String[0]));
    }
}
