package io.financereport.report.reports;

import io.financereport.money.Money;
import io.financereport.report.financials.Uncategorised;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What nobody has put into a category yet.
 *
 * @param in money that came in, null when some of it is in another currency
 * @param out money that went out, positive, null when some of it is in another currency
 */
@Serdeable
record UncategorisedResponse(@Nullable Money in, @Nullable Money out, long count) {
    static UncategorisedResponse of(Uncategorised uncategorised) {
        return new UncategorisedResponse(
                uncategorised.in().orElse(null), uncategorised.out().orElse(null), uncategorised.count());
    }
}
