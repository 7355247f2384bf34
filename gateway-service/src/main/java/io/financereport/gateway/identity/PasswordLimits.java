package io.financereport.gateway.identity;

import io.financereport.gateway.credential.PasswordHash;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What a password hash costs and how many are made at once: memory and processors are what sign-in can take from everybody else.
 *
 * @param memoryKib of one hash; 19 MiB with two passes is OWASP's first recommendation
 * @param hashesMax made at the same time in this process
 * @param waitMax for a turn, after which a person is asked to come back
 */
@Context
@ConfigurationProperties("gateway.passwords")
record PasswordLimits(
        @Bindable(defaultValue = "19456") @Min(8192) @Max(262144)
        int memoryKib,

        @Bindable(defaultValue = "2") @Min(1) @Max(16) int passes,
        @Bindable(defaultValue = "2") @Min(1) @Max(64) int hashesMax,
        @Bindable(defaultValue = "5s") Duration waitMax) {
    static final int LENGTH_MIN = 8;
    static final int LENGTH_MAX = 128;

    PasswordHash.Cost cost() {
        return new PasswordHash.Cost(memoryKib, passes, 1);
    }
}
