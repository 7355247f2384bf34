package io.financereport.statement.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Speaks OpenAI's chat completions on this machine: each model answers as a test says. */
final class ModelServer implements AutoCloseable {
    /** As the body: the head of an answer comes, and the rest does not. */
    static final String STALLED = "stalled";

    private static final long STALLED_MAX_SECONDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** How a model answers. */
    record Answer(int status, String body, long afterMillis) {}

    ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    List<JsonNode> asked() {
        return asked;
    }

    List<String> keys() {
        return keys;
    }

    void forget() {
        answers.clear();
        asked.clear();
        keys.clear();
    }

    /** The content of the model's message, with what it costs. */
    void says(String model, String content, String cost) {
        var message = JSON.createObjectNode();
        message.putArray("choices")
                .addObject()
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", content);
        message.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 50)
                .put("cost", Double.parseDouble(cost));
        answers.put(model, new Answer(200, message.toString(), 0));
    }

    void answers(String model, int status, String body, long afterMillis) {
        answers.put(model, new Answer(status, body, afterMillis));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = JSON.readTree(exchange.getRequestBody());
            asked.add(question);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            var answer = answers.getOrDefault(question.path("model").asText(), new Answer(404, "{}", 0));
            if (closed.await(answer.afterMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.body().equals(STALLED)) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                if (closed.await(STALLED_MAX_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
