package io.financereport.environments.dokploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The product behind its address: says whether it is healthy and which version it is, after as many other answers as a test wants. */
public final class FakeProduct implements AutoCloseable {
    record Answer(int status, String body) {}

    private final HttpServer server;
    private final Deque<Answer> before = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final FakeBooks books = new FakeBooks();
    private Supplier<Answer> answer = () -> healthy("", "");
    private String shut = "none";

    public FakeProduct() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it is healthy and runs this. */
    public synchronized void runs(String version, String commit) {
        answer = () -> healthy(version, commit);
    }

    /** From now on it is healthy and runs what is asked for at each look. */
    public synchronized void runs(Supplier<String> version) {
        answer = () -> healthy(version.get(), "");
    }

    public synchronized void answers(int status, String body) {
        answer = () -> new Answer(status, body);
    }

    /** Has no such page. */
    public synchronized void shuts(String path) {
        shut = path;
    }

    public FakeBooks books() {
        return books;
    }

    /** One answer before the others. */
    public synchronized void answersFirst(int status, String body) {
        before.add(new Answer(status, body));
    }

    int asked() {
        return asked.get();
    }

    private static Answer healthy(String version, String commit) {
        return new Answer(
                200, "{\"status\":\"healthy\",\"git_sha\":\"%s\",\"version\":\"%s\"}".formatted(commit, version));
    }

    private synchronized Answer next() {
        asked.incrementAndGet();
        return before.isEmpty() ? answer.get() : before.remove();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var next = path.equals("/api/health")
                    ? next()
                    : path.matches("/api/(auth|statements|reports)/?.*") ? book(exchange, path) : page(path);
            var body = next.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer book(HttpExchange exchange, String path) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return books.answer(exchange.getRequestMethod() + " " + path, authorization == null ? "" : authorization, body);
    }

    private synchronized Answer page(String path) {
        return switch (path.equals(shut) ? "/shut" : path) {
            case "/", "/ping-pong", "/reconciliation" -> new Answer(200, "<!doctype html><html></html>");
            case "/api/docs" -> new Answer(200, "<html>Swagger UI</html>");
            case "/api/ping" -> new Answer(200, "{\"pong\":true}");
            default -> new Answer(404, "404 page not found");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
