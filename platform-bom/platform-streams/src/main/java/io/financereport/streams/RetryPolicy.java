package io.financereport.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How often a failing event is tried.
 *
 * @param triesMax then it is a dead letter
 * @param delayMin before the second try; doubles with each further one, and up to half of it is added at random so that
 *     replicas do not try in step
 */
@ConfigurationProperties("streams.retry")
record RetryPolicy(
        @Bindable(defaultValue = "5") int triesMax,
        @Bindable(defaultValue = "1s") Duration delayMin) {
    RetryPolicy {
        if (triesMax < 1 || triesMax > 20) {
            throw new IllegalArgumentException("streams.retry.tries-max is " + triesMax + ", not within 1 and 20");
        }
    }

    /** In SQL, because the database's clock is the one that all replicas share; its parameter is {@link #delayMillisMin}. */
    static final String NEXT_TRY_AT =
            "clock_timestamp() + ? * interval '1 millisecond' * power(2, tries - 1) * (1 + random() / 2)";

    long delayMillisMin() {
        return delayMin.toMillis();
    }
}
