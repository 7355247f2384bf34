package io.financereport.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Stands in for a service: is ready at once, tells its environment, and writes down that it was asked to stop. */
final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        var part = Arrays.stream(Part.values())
                .filter(candidate -> System.getenv(candidate.name() + "_PORT") != null)
                .findFirst()
                .orElseThrow();
        var port = Integer.parseInt(System.getenv(part.name() + "_PORT"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var environment = System.getenv().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, environment.length);
            exchange.getResponseBody().write(environment);
            exchange.close();
        });
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> writeDown(part.id())));
    }

    private static void writeDown(String name) {
        try {
            Files.writeString(
                    Path.of("stopped.txt"), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
