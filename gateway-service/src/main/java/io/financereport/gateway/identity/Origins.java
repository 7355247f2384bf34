package io.financereport.gateway.identity;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Does a write come from a page of this very site? Browsers say so by {@code Sec-Fetch-Site} and {@code Origin}, which pages
 * cannot forge. A request with neither comes from no browser, so nobody's cookie can be abused by it.
 */
@Singleton
final class Origins {
    private final PublicAddress address;

    Origins(PublicAddress address) {
        this.address = address;
    }

    boolean allows(HttpRequest<?> request) {
        var headers = request.getHeaders();
        var origin = headers.findFirst("Origin");
        var site = headers.findFirst("Sec-Fetch-Site");
        if (origin.isPresent()) {
            return authority(origin.get()).equals(Optional.of(address.authority(request)));
        } else {
            return site.isEmpty()
                    || site.get().equals("same-origin")
                    || site.get().equals("none");
        }
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).map(text -> text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
