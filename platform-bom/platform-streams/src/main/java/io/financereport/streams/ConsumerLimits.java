package io.financereport.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The consuming side.
 *
 * @param batchEventsMax events read and handled at once
 * @param block how long a read waits for events; also how long a stop may take when nothing comes
 * @param abandonedAfter a delivery without acknowledgement for that long is taken over: longer than any batch takes
 * @param memberForgottenAfter a member of the group that has not read for that long was killed: far longer than any pause
 * @param upkeep how often watermark, retries and gaps are looked at
 * @param gapPatience a missing event may still be in another replica's hands for that long before it is fetched
 * @param headCheck how often the producer is asked how far it is
 * @param pageEventsMax events fetched from the producer at once
 */
@ConfigurationProperties("streams.consumer")
record ConsumerLimits(
        @Bindable(defaultValue = "100") int batchEventsMax,
        @Bindable(defaultValue = "1s") Duration block,
        @Bindable(defaultValue = "30s") Duration abandonedAfter,
        @Bindable(defaultValue = "1h") Duration memberForgottenAfter,
        @Bindable(defaultValue = "1s") Duration upkeep,
        @Bindable(defaultValue = "3s") Duration gapPatience,
        @Bindable(defaultValue = "10s") Duration headCheck,
        @Bindable(defaultValue = "500") int pageEventsMax) {
    ConsumerLimits {
        if (batchEventsMax < 1 || batchEventsMax > 1_000) {
            throw new IllegalArgumentException(
                    "streams.consumer.batch-events-max is " + batchEventsMax + ", not within 1 and 1000");
        }
        if (pageEventsMax < 1 || pageEventsMax > InternalEventsController.LIMIT_MAX) {
            throw new IllegalArgumentException("streams.consumer.page-events-max is " + pageEventsMax
                    + ", not within 1 and " + InternalEventsController.LIMIT_MAX);
        }
    }
}
