package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.matching.MatchWeights;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How far apart two things may lie to be the same event, and how a score is made.
 *
 * @param daysApartMax in calendar days, both ends included
 * @param seedsMax transactions solved in one database transaction; each may void and post two entries, of at most 5 000
 */
@ConfigurationProperties("matching")
record MatchPolicy(
        @Bindable(defaultValue = "4") @Min(0) @Max(30) int daysApartMax,
        @Bindable(defaultValue = "1000") @Min(1) @Max(1000) int seedsMax,
        @Bindable(defaultValue = "40") int amountWeight,
        @Bindable(defaultValue = "25") int dateWeight,
        @Bindable(defaultValue = "15") int textWeight,
        @Bindable(defaultValue = "10") int counterAccountWeight,
        @Bindable(defaultValue = "10") int historyWeight) {
    MatchWeights weights() {
        return new MatchWeights(amountWeight, dateWeight, textWeight, counterAccountWeight, historyWeight);
    }
}
