package io.financereport.gateway.identity;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/** How the outside sees this gateway and how we see the outside: through a proxy only where we are told to trust one. */
@Singleton
public final class PublicAddress {
    private final GatewayConfiguration configuration;

    PublicAddress(GatewayConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Where the request came from; the last hop that the trusted proxy saw, in whichever line of the header. */
    public String client(HttpRequest<?> request) {
        return forwarded(request, "X-Forwarded-For").map(PublicAddress::lastHop).orElseGet(() -> peer(request));
    }

    /** Host and port as the client wrote them. */
    String authority(HttpRequest<?> request) {
        return forwarded(request, "X-Forwarded-Host")
                .or(() -> request.getHeaders().findFirst("Host"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private Optional<String> forwarded(HttpRequest<?> request, String header) {
        if (configuration.trustProxy()) {
            // A proxy may add a line of its own below the client's.
            return request.getHeaders().getAll(header).stream()
                    .filter(value -> !value.isBlank())
                    .reduce((earlier, later) -> later);
        } else {
            return Optional.empty();
        }
    }

    private static String lastHop(String hops) {
        return hops.substring(hops.lastIndexOf(',') + 1).strip();
    }

    private static String peer(HttpRequest<?> request) {
        InetSocketAddress address = request.getRemoteAddress();
        return address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }
}
