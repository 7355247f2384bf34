package io.financereport.report;

import io.financereport.report.projection.TestConsumer;
import io.financereport.streams.Event;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.TestTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** The running service as the gateway speaks to it, and as reconciliation-service's events reach it. */
@Singleton
public final class ReportClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer server;
    private final TestConsumer consumer;

    ReportClient(EmbeddedServer server, TestConsumer consumer) {
        this.server = server;
        this.consumer = consumer;
    }

    public void hears(WorkspaceId workspace, TestJournal journal) {
        hears(workspace, journal.events());
    }

    public void hears(WorkspaceId workspace, List<Event> events) {
        consumer.hear(workspace, events);
    }

    public HttpResponse<String> get(WorkspaceId workspace, String path) {
        return get(workspace, path, "application/json");
    }

    public HttpResponse<String> get(WorkspaceId workspace, String path, String accept) {
        return send(workspace, path, accept, HttpResponse.BodyHandlers.ofString());
    }

    /** The body as it comes. */
    public InputStream stream(WorkspaceId workspace, String path) {
        return send(workspace, path, "*/*", HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private <T> HttpResponse<T> send(
            WorkspaceId workspace, String path, String accept, HttpResponse.BodyHandler<T> body) {
        var request = HttpRequest.newBuilder(URI.create(server.getURL() + path))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + TestTokens.gateway(UUID.randomUUID(), workspace.value(), "SGD"))
                .build();
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
