package io.financereport.tenancy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where keys come from.
 *
 * @param serviceSecret the secret that all services share for tokens among themselves; at least 32 bytes
 * @param jwksUrls where the gateways publish their public keys; the first that answers counts
 * @param jwks the public keys themselves instead of an address (tests)
 */
@ConfigurationProperties("tokens")
public record TokensConfiguration(
        String serviceSecret,

        @Bindable(defaultValue = "http://localhost:8080/.well-known/jwks.json")
        List<String> jwksUrls,

        @Nullable String jwks) {
    static final int SERVICE_SECRET_BYTES_MIN = 32;
}
