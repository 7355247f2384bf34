package io.financereport.gateway.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * So many requests in a window. They come back one by one over the window, not all at its end.
 *
 * @param block how long to refuse everything once the requests are used up; nothing: until the next one has come back
 */
@Context
@EachProperty("gateway.limits")
record LimitRule(
        @Parameter String name,
        @Min(1) int requests,
        Duration window,
        @Bindable(defaultValue = "0s") Duration block) {
    LimitRule {
        if (!window.isPositive() || block.isNegative()) {
            throw new IllegalArgumentException(
                    "gateway.limits." + name + ": the window must be longer than 0 s and the block not shorter");
        }
    }

    BucketConfiguration counting() {
        return limitedTo(requests, window);
    }

    /** One token that takes the whole block to come back: gone means blocked. */
    BucketConfiguration blocking() {
        return limitedTo(1, block);
    }

    boolean blocks() {
        return block.isPositive();
    }

    private static BucketConfiguration limitedTo(int tokens, Duration period) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(tokens)
                        .refillGreedy(tokens, period)
                        .build())
                .build();
    }
}
