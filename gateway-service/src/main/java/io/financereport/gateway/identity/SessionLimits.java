package io.financereport.gateway.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How long a sign-in holds and what one person may have.
 *
 * @param ttl of a session, from signing in
 * @param cachedFor how long a replica believes what it read: as long may a revoked secret go on working there
 * @param accessTokensMax of one person
 * @param workspacesMax of one person, as far as they are listed
 */
@Context
@ConfigurationProperties("gateway.sessions")
record SessionLimits(
        @Bindable(defaultValue = "24h") Duration ttl,
        @Bindable(defaultValue = "10s") Duration cachedFor,
        @Bindable(defaultValue = "100000") @Min(1) int cachedMax,
        @Bindable(defaultValue = "50") @Min(1) @Max(1000) int accessTokensMax,
        @Bindable(defaultValue = "500") @Min(1) @Max(1000) int workspacesMax) {}
