package io.financereport.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A small real HTTP server that stands where a service would: always ready, answers as told, remembers what it heard. */
final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean ready = true;
    private volatile boolean silent;
    private volatile Runnable whenAsked = () -> {};

    /** One request as it arrived; headers by their lower-case names. */
    record Heard(String method, String uri, Map<String, String> headers, String body) {}

    /** What a test says a path answers. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn start() {
        return start(FreePort.next());
    }

    static StandIn start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    static StandIn start(InetSocketAddress address) {
        try {
            var server = HttpServer.create(address, 100);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var standIn = new StandIn(server);
            server.createContext("/health/readiness", standIn::sayWhetherReady);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void ready(boolean now) {
        ready = now;
    }

    /** Whether it leaves those who ask for its readiness without an answer, as one that has too much to do. */
    void silent(boolean now) {
        silent = now;
    }

    /** How often somebody asked whether it is ready. */
    int asked() {
        return asked.get();
    }

    /** What is done whenever somebody asks whether it is ready. */
    void whenAsked(Runnable then) {
        whenAsked = then;
    }

    private void sayWhetherReady(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        whenAsked.run();
        if (!silent) {
            exchange.sendResponseHeaders(ready ? 200 : 503, -1);
            exchange.close();
        }
    }

    /** Answers a path, reading and remembering the request first. */
    StandIn says(String path, int status, String contentType, String body) {
        return does(path, exchange -> {
            remember(exchange);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    StandIn does(String path, Answer answer) {
        server.createContext(path, answer::to);
        return this;
    }

    void remember(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(
                new Heard(exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(headers), body));
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    Heard last() {
        return heard.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
