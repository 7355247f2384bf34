package io.financereport.web.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short life of the service while an image is built, for the JDK's AOT cache: it starts with neither database nor Redis and
 * answers some requests, most of them with errors, so that the classes of a real start are loaded and linked.
 */
final class Training {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final int ROUNDS = 3;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private static final Map<String, Object> WITHOUT_DATABASE = Map.of(
            "micronaut.server.port", -1,
            "flyway.enabled", false,
            "datasources.default.initialization-fail-timeout", -1,
            "datasources.default.minimum-idle", 0,
            "datasources.default.connection-timeout", 250);

    private Training() {}

    static int run(Class<?> service, List<String> paths) {
        try (var beans = ApplicationContext.builder()
                        .mainClass(service)
                        .propertySources(PropertySource.of("training", WITHOUT_DATABASE, Integer.MAX_VALUE))
                        .start();
                var server = beans.getBean(EmbeddedServer.class).start();
                var http = HttpClient.newHttpClient()) {
            for (var round = 0; round < ROUNDS; round++) {
                for (var path : paths) {
                    ask(http, server, path);
                }
            }
            return 0;
        }
    }

    /** Whatever it answers: that it cannot work without a database is nothing to learn here. */
    private static void ask(HttpClient http, EmbeddedServer server, String path) {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .timeout(ANSWER_MAX)
                .build();
        try {
            LOG.info(
                    "{} {}", path, http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            LOG.info("{} {}", path, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
