package io.financereport.gateway.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What open streams may take.
 *
 * @param streamsMax of this replica
 * @param streamsOfUserMax of one person: tabs and devices
 * @param waitingMax hints that a slow browser may be behind; then it is told to look for itself instead
 * @param lifetime after which a stream ends and the browser comes again, proving anew who it is
 */
@Context
@ConfigurationProperties("gateway.live")
record LiveLimits(
        @Bindable(defaultValue = "5000") @Min(1) int streamsMax,
        @Bindable(defaultValue = "20") @Min(1) int streamsOfUserMax,
        @Bindable(defaultValue = "256") @Min(1) int waitingMax,
        @Bindable(defaultValue = "10m") Duration lifetime) {}
