package io.financereport.gateway.proxy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How the gateway deals with the services behind it.
 *
 * @param replayBytesMax up to how many bytes a body is kept, so that it can be sent once more
 * @param attemptsMax how many instances are tried
 * @param answerWithin how long a service may think about a short request; an upload or import may take as long as it flows
 * @param checkEvery how often readiness is asked; a new instance gets work within twice that
 * @param checkWithin how long an instance may take to say that it is ready
 * @param silentFor how long after its last word an instance is tried that says nothing, while none is ready: some looks, which
 *     a machine with too much to do may miss
 * @param leavingFor the same for one that says no or is not named any more (a name may go before its process is told to end): less
 *     than DRAIN, so that its port does not close on a request
 * @param instancesMax of one service
 */
@Context
@ConfigurationProperties("gateway.upstream")
record UpstreamLimits(
        @Bindable(defaultValue = "65536") @Min(0) @Max(131072)
        int replayBytesMax,

        @Bindable(defaultValue = "3") @Min(1) @Max(10) int attemptsMax,
        @Bindable(defaultValue = "2m") Duration answerWithin,
        @Bindable(defaultValue = "1h") Duration flowWithin,
        @Bindable(defaultValue = "2s") Duration checkEvery,
        @Bindable(defaultValue = "1s") Duration checkWithin,
        @Bindable(defaultValue = "10s") Duration silentFor,
        @Bindable(defaultValue = "4s") Duration leavingFor,
        @Bindable(defaultValue = "64") @Min(1) int instancesMax) {}
