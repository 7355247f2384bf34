package io.financereport.report.freshness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.financereport.streams.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** reconciliation-service as far as others ask it for its events. */
final class JournalStandIn {
    private final HttpServer server;
    private volatile Said said;

    /** Events beyond those here, up to the head, are there but not handed out. */
    record Said(UUID log, long head, List<Event> events) {}

    JournalStandIn(Said said) {
        this.said = said;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/health/readiness", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
        server.createContext("/internal/events", exchange -> answer(exchange, page(exchange)));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void says(Said now) {
        said = now;
    }

    void stop() {
        server.stop(0);
    }

    private String page(HttpExchange exchange) {
        var now = said;
        var after = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll(".*after=([0-9]+).*", "$1"));
        var events = now.events().stream()
                .filter(event -> event.sequence() > after)
                .map(JournalStandIn::written)
                .collect(Collectors.joining(","));
        return "{\"log\":\"%s\",\"head\":%d,\"events\":[%s]}".formatted(now.log(), now.head(), events);
    }

    private static String written(Event event) {
        return """
            {"specversion":"1.0","id":"%s","type":"%s","subject":"%s","subjectversion":%d,"workspace":"%s","log":"%s",
             "sequence":%d,"recordedat":"%s","data":%s}
            """.formatted(
                        event.id(),
                        event.type(),
                        event.subject(),
                        event.subjectVersion(),
                        event.workspace(),
                        event.log(),
                        event.sequence(),
                        event.recordedAt(),
                        event.json());
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
