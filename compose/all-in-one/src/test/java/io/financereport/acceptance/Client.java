package io.financereport.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.financereport.test.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that talks to all gateways in turn and is patient: while something is down it asks again, as a careful client does, with the same
 * idempotency key. What it gets in the end is what counts.
 */
public final class Client {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration ANSWER_MAX = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final ObjectMapper json = new ObjectMapper();
    private final List<URI> gateways;
    private final AtomicInteger turn = new AtomicInteger();
    private String token = "";

    public Client(List<URI> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    /** What came back in the end; the body where it is JSON. */
    public record Answer(int status, String text, JsonNode body) {}

    /** Registers somebody new; returns the workspace. */
    public JsonNode register() {
        var answer = send(
                "POST", "/api/auth/register", "application/json", Map.of(), bytes("""
                    {"email":"%s@example.com","password":"correct horse battery","name":"Kim"}\
                    """.formatted(UUID.randomUUID())));
        if (answer.status() != 201) {
            throw new AssertionError("register answered " + answer);
        }
        token = answer.body().path("accessToken").asText();
        return answer.body().path("workspace");
    }

    public Answer upload(BankFile file) {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes("""
            --%1$s\r
            Content-Disposition: form-data; name="institution"\r
            \r
            %2$s\r
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="%3$s"\r
            Content-Type: application/octet-stream\r
            \r
            """.formatted(boundary, file.institution(), file.name())));
        body.writeBytes(file.bytes());
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return send(
                "POST",
                "/api/statements",
                "multipart/form-data; boundary=" + boundary,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                body.toByteArray());
    }

    public Answer post(String path, String body) {
        var once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return send("POST", path, "application/json", once, bytes(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, "application/json", Map.of(), new byte[0]);
    }

    /** As the gateway gave it to the one who registered. */
    public String token() {
        return token;
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", Map.of(), new byte[0]);
    }

    /** The body of a 200. */
    public JsonNode read(String path) {
        var answer = get(path);
        if (answer.status() != 200) {
            throw new AssertionError("GET " + path + " answered " + answer);
        }
        return answer.body();
    }

    private Answer send(String method, String path, String type, Map<String, String> headers, byte[] body) {
        var answer = new AtomicReference<Answer>();
        var last = new AtomicReference<>("nothing");
        try {
            Await.until(PATIENCE, () -> tried(method, path, type, headers, body, answer, last));
        } catch (AssertionError e) {
            throw new AssertionError(method + " " + path + " failed for " + PATIENCE + ", last with " + last.get(), e);
        }
        return answer.get();
    }

    private boolean tried(
            String method,
            String path,
            String type,
            Map<String, String> headers,
            byte[] body,
            AtomicReference<Answer> answer,
            AtomicReference<String> last) {
        var gateway = gateways.get(Math.floorMod(turn.getAndIncrement(), gateways.size()));
        try {
            var request = HttpRequest.newBuilder(gateway.resolve(path))
                    .timeout(ANSWER_MAX)
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                    .header("Content-Type", type);
            headers.forEach(request::header);
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            last.set(response.statusCode() + " " + response.body());
            if (isPassing(response)) {
                pause();
                return false;
            }
            answer.set(new Answer(response.statusCode(), response.body(), parsed(response)));
            return true;
        } catch (IOException e) {
            last.set(e.toString());
            pause();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Says "not now": a service behind the gateway is away, or an earlier try with the same key still runs. */
    private static boolean isPassing(HttpResponse<String> response) {
        return response.statusCode() >= 502 && response.statusCode() <= 504
                || response.statusCode() == 429
                || response.body().contains("idempotency-key-in-progress");
    }

    private JsonNode parsed(HttpResponse<String> response) throws IOException {
        var isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
        try {
            return isJson ? json.readTree(response.body()) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + response.body(), e);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
