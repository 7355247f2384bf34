package io.financereport.gateway.proxy;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers go on. Those of one hop end here (RFC 9110, 7.6.1), and nobody but the gateway says who asks. */
final class PassedHeaders {
    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /** The gateway compresses for the client; a service need not. */
    private static final Set<String> SAID_BY_THE_GATEWAY = Set.of(
            "accept-encoding",
            "authorization",
            "content-length",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "origin",
            "traceparent",
            "tracestate",
            "x-real-ip",
            "x-request-id",
            "x-workspace-id");

    private static final Set<String> NEVER_FROM_A_SERVICE = Set.of("set-cookie", "server");

    private PassedHeaders() {}

    static void request(HttpHeaders from, MutableHttpHeaders to) {
        var ended = named(from);
        from.forEach((name, values) -> {
            var word = name.toLowerCase(Locale.ROOT);
            if (!ended.contains(word) && !SAID_BY_THE_GATEWAY.contains(word) && !word.startsWith("x-forwarded-")) {
                copy(name, values, to);
            }
        });
    }

    static void response(HttpHeaders from, MutableHttpHeaders to) {
        var ended = named(from);
        from.forEach((name, values) -> {
            var word = name.toLowerCase(Locale.ROOT);
            if (!ended.contains(word) && !NEVER_FROM_A_SERVICE.contains(word)) {
                copy(name, values, to);
            }
        });
    }

    private static void copy(String name, List<String> values, MutableHttpHeaders to) {
        to.remove(name);
        values.forEach(value -> to.add(name, value));
    }

    private static Set<String> named(HttpHeaders headers) {
        var ended = new HashSet<>(OF_ONE_HOP);
        headers.getAll("Connection").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .forEach(ended::add);
        return ended;
    }
}
