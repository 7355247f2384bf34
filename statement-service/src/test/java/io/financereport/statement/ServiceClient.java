package io.financereport.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.test.Await;
import io.financereport.test.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A user of one workspace, who talks to the service as the gateway lets people talk to it. */
public final class ServiceClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----statement-test";
    private static final Duration READ_MAX = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final UUID workspace = UUID.randomUUID();
    private final String token;

    public ServiceClient(URI service, String baseCurrency) {
        this.service = service;
        this.token = TestTokens.gateway(UUID.randomUUID(), workspace, baseCurrency);
    }

    public UUID workspace() {
        return workspace;
    }

    /** An answer with its JSON. */
    public record Answer(int status, JsonNode json, HttpResponse<byte[]> http) {
        public String text(String field) {
            return json.path(field).asText();
        }
    }

    public Answer upload(String fileName, String content, Map<String, String> fields) {
        return upload(fileName, content.getBytes(StandardCharsets.UTF_8), fields, Map.of());
    }

    public Answer upload(String fileName, byte[] content, Map<String, String> fields, Map<String, String> headers) {
        return upload(fileName, BodyPublishers.ofByteArray(content), fields, headers);
    }

    /** Uploads a file that need not fit into memory. */
    public Answer upload(Path file, Map<String, String> fields) throws IOException {
        return upload(file.getFileName().toString(), BodyPublishers.ofFile(file), fields, Map.of());
    }

    private Answer upload(
            String fileName, BodyPublisher content, Map<String, String> fields, Map<String, String> headers) {
        var head = new ByteArrayOutputStream();
        fields.forEach((name, value) -> head.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        head.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        var body = BodyPublishers.concat(
                BodyPublishers.ofByteArray(head.toByteArray()),
                content,
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        var request = request("/statements")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body);
        headers.forEach(request::header);
        return send(request);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return post(path, json, Map.of());
    }

    public Answer post(String path, String json, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request);
    }

    public Answer put(String path, String json, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request);
    }

    public Answer delete(String path) {
        return delete(path, Map.of());
    }

    public Answer delete(String path, Map<String, String> headers) {
        var request = request(path).DELETE();
        headers.forEach(request::header);
        return send(request);
    }

    /** Waits until the service has read the statement. */
    public JsonNode whenRead(Answer uploaded) {
        if (uploaded.status() != 202) {
            throw new AssertionError("Not taken in: " + uploaded.status() + " " + uploaded.json());
        }
        var path = "/statements/" + uploaded.text("id");
        Await.until(READ_MAX, () -> !isBeingRead(get(path).text("status")));
        return get(path).json();
    }

    private static boolean isBeingRead(String status) {
        return status.equals("received") || status.equals("reading");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            var isJson = answer.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    answer.statusCode(), isJson ? JSON.readTree(answer.body()) : JSON.createObjectNode(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
