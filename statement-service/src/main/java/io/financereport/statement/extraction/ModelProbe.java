package io.financereport.statement.extraction;

import io.financereport.web.start.BootMode;
import io.financereport.web.start.BootOutcome;
import io.financereport.web.start.BootProbe;
import io.micronaut.context.annotation.Prototype;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether the models' service can be reached and takes the key. It lists its models, which costs nothing. */
@Prototype
final class ModelProbe implements BootProbe {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final List<Integer> REFUSED = List.of(401, 403);

    private final ModelSettings settings;

    ModelProbe(ModelSettings settings) {
        this.settings = settings;
    }

    @Override
    public BootMode from() {
        return BootMode.FULL;
    }

    @Override
    public List<String> dependencies() {
        return List.of("model");
    }

    /** A service that is away is a warning: files that need it wait for a person. A refused key never gets better by itself. */
    @Override
    public BootOutcome look(String dependency) throws InterruptedException {
        if (settings.models().isEmpty()) {
            return BootOutcome.skipped("PRIMARY_MODEL names none");
        }
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build()) {
            var status = http.send(request(), BodyHandlers.discarding()).statusCode();
            if (REFUSED.contains(status)) {
                return BootOutcome.error(settings.baseUrl() + " refuses the key; set OPENROUTER_API_KEY");
            }
            return status < 500
                    ? BootOutcome.ok(settings.baseUrl() + " for " + String.join(", ", settings.models()))
                    : BootOutcome.warning(settings.baseUrl() + " answers with status " + status);
        } catch (IOException e) {
            return BootOutcome.warning(settings.baseUrl() + " cannot be reached; files that need a model wait");
        }
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/models"))
                .timeout(ANSWER_MAX);
        return settings.apiKey().isBlank()
                ? request.build()
                : request.header("Authorization", "Bearer " + settings.apiKey()).build();
    }
}
