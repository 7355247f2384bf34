package io.financereport.environments.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The composes of a Dokploy: env is replaced whole, and a deployment is queued first and done when it is looked at. */
final class DokployComposes implements AutoCloseable {
    static final String KEY = "key-of-the-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, String> environments = new ConcurrentHashMap<>();
    private final Map<String, List<Map<String, String>>> deployments = new ConcurrentHashMap<>();

    DokployComposes() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/api".formatted(server.getAddress().getPort());
    }

    void put(String id, String env) {
        environments.put(id, env);
        deployments.put(id, new ArrayList<>());
    }

    String env(String id) {
        return environments.getOrDefault(id, "");
    }

    int deployments(String id) {
        return deployments.getOrDefault(id, List.of()).size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var procedure = exchange.getRequestURI().getPath().substring("/api/".length());
            if (!KEY.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
                send(exchange, 401, Map.of("code", "UNAUTHORIZED"));
            } else if (procedure.equals("compose.one")) {
                one(exchange, exchange.getRequestURI().getQuery().replace("composeId=", ""));
            } else {
                change(exchange, procedure, JSON.readTree(new String(body, StandardCharsets.UTF_8)));
            }
        }
    }

    private void one(HttpExchange exchange, String id) throws IOException {
        if (environments.containsKey(id)) {
            send(
                    exchange,
                    200,
                    Map.of("composeId", id, "env", env(id), "deployments", deployments.getOrDefault(id, List.of())));
        } else {
            send(exchange, 404, Map.of("code", "NOT_FOUND"));
        }
    }

    private void change(HttpExchange exchange, String procedure, JsonNode body) throws IOException {
        var id = body.path("composeId").asText();
        if (procedure.equals("compose.update")) {
            environments.put(id, body.path("env").asText());
        } else {
            var done = deployments.getOrDefault(id, new ArrayList<>());
            done.add(Map.of(
                    "deploymentId",
                    "d" + done.size(),
                    "status",
                    "done",
                    "startedAt",
                    Clock.systemUTC().instant().plusSeconds(1).toString()));
            deployments.put(id, done);
        }
        send(exchange, 200, Map.of("success", true, "message", "Deployment queued", "composeId", id));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
