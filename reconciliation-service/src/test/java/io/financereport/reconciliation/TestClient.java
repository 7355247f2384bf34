package io.financereport.reconciliation;

import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.TestTokens;
import io.micronaut.core.type.Argument;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The running service as the gateway speaks to it. */
@Singleton
public final class TestClient {
    private static final UUID USER = UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer server;
    private final ObjectMapper json;

    TestClient(EmbeddedServer server, ObjectMapper json) {
        this.server = server;
        this.json = json;
    }

    /** An answer with a JSON object in it. */
    public record Answer(int status, Map<String, Object> body) {
        public String text(String name) {
            return String.valueOf(body.get(name));
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) Objects.requireNonNull(body.get("items"), body.toString());
        }
    }

    public Answer get(WorkspaceId workspace, String path) {
        return send(request(workspace, path).GET().build());
    }

    /** The id of an account. */
    public String accountNamed(WorkspaceId workspace, String name) {
        return get(workspace, "/accounts?limit=500").items().stream()
                .filter(account -> name.equals(account.get("name")))
                .map(account -> String.valueOf(account.get("id")))
                .findFirst()
                .orElseThrow();
    }

    public Answer post(WorkspaceId workspace, String path, String body) {
        return send(request(workspace, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Answer post(WorkspaceId workspace, String path, String body, String idempotencyKey) {
        return send(request(workspace, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Answer importLines(WorkspaceId workspace, String lines) {
        return importLines(workspace, lines.getBytes(StandardCharsets.UTF_8));
    }

    public Answer importLines(WorkspaceId workspace, byte[] lines) {
        return send(request(workspace, "/journal-entries/import")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                .build());
    }

    private HttpRequest.Builder request(WorkspaceId workspace, String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + TestTokens.gateway(USER, workspace.value(), "SGD"));
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var body = json.readValue(response.body(), Argument.mapOf(String.class, Object.class));
            return new Answer(response.statusCode(), Objects.requireNonNull(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
