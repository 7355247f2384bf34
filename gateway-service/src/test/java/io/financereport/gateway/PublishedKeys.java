package io.financereport.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Settings under which the gateway's own verifier of tokens reads the keys that this gateway publishes. */
final class PublishedKeys {
    private PublishedKeys() {}

    static Map<String, String> readFromTheGateway(Map<String, String> settings) {
        var port = freePort();
        settings.remove("tokens.jwks");
        settings.put("micronaut.server.port", Integer.toString(port));
        settings.put("tokens.jwks-urls", "http://localhost:" + port + "/.well-known/jwks.json");
        return settings;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
