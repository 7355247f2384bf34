package io.financereport.statement.job;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Bounds of the workers.
 *
 * @param workers how many statements one replica reads at a time
 * @param triesMax how often one is begun before it has failed
 * @param lease how long a worker may be silent before another takes over; it renews at a third of it
 * @param poll how long an idle worker waits before it looks again, unless an upload wakes it
 */
@ConfigurationProperties("jobs")
record JobLimits(
        @Bindable(defaultValue = "2") @Min(1) @Max(16) int workers,
        @Bindable(defaultValue = "3") @Min(1) @Max(10) int triesMax,
        @Bindable(defaultValue = "15s") Duration lease,
        @Bindable(defaultValue = "1s") Duration poll) {}
