package io.financereport.gateway;

import io.financereport.test.FreePort;
import java.util.Map;

/** Settings under which the gateway's own verifier of tokens reads the keys that this gateway publishes. */
final class PublishedKeys {
    private PublishedKeys() {}

    static Map<String, String> readFromTheGateway(Map<String, String> settings) {
        var port = FreePort.next();
        settings.remove("tokens.jwks");
        settings.put("micronaut.server.port", Integer.toString(port));
        settings.put("tokens.jwks-urls", "http://localhost:" + port + "/.well-known/jwks.json");
        return settings;
    }
}
