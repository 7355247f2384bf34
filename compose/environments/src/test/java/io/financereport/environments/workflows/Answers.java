package io.financereport.environments.workflows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives the answers it was told to, the last of them for ever, and keeps what it was asked. 404 for anything else. */
final class Answers implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    record Answer(int status, String body) {}

    record Question(String what, String body, Map<String, List<String>> headers) {}

    Answers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param what such as {@code GET /repos/tan/books/pulls/4}, without the query */
    Answers to(String what, int status, String body) {
        answers.computeIfAbsent(what, key -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Question> questions() {
        return Collections.unmodifiableList(questions);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var what =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            questions.add(new Question(what, body, Map.copyOf(exchange.getRequestHeaders())));
            var told = answers.getOrDefault(what, new ArrayDeque<>(List.of(new Answer(404, "{}"))));
            var answer = told.size() > 1 ? told.removeFirst() : told.getFirst();
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
