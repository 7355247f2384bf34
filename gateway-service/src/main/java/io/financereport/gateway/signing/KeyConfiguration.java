package io.financereport.gateway.signing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The life of a signing key.
 *
 * @param secret encrypts the private halves in the database; the same for all gateways
 * @param publishedBefore how long a key is listed before it signs: longer than services keep what they read
 * @param listedAfter how long it is listed after its last signature: longer than a token lives
 * @param signsFor how long it signs
 */
@Context
@ConfigurationProperties("gateway.keys")
record KeyConfiguration(
        String secret,
        @Bindable(defaultValue = "10m") Duration publishedBefore,
        @Bindable(defaultValue = "10m") Duration listedAfter,
        @Bindable(defaultValue = "30d") Duration signsFor) {
    private static final int SECRET_BYTES_MIN = 32;

    KeyConfiguration {
        if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("GATEWAY_KEY_SECRET needs at least " + SECRET_BYTES_MIN + " bytes");
        }
    }

    @Override
    public String toString() {
        return "KeyConfiguration[…]";
    }
}
