package io.financereport.report.reports;

import io.financereport.money.Money;
import io.financereport.report.financials.NetWorth;
import io.financereport.report.financials.Period;
import io.financereport.report.financials.Step;
import io.financereport.report.freshness.Freshness;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * @param complete whether every point can be told; false when a rate or an account is not known
 */
@Serdeable
record NetWorthResponse(
        LocalDate from,
        LocalDate to,
        String currency,
        @Schema(allowableValues = {"day", "month"}) String step,
        List<PointResponse> points,
        boolean complete,
        FreshnessResponse freshness) {

    /** What stood at the end of a day; an amount that cannot be told is null. */
    @Serdeable
    record PointResponse(
            LocalDate date,
            @Nullable Money assets,
            @Nullable Money liabilities,
            @Nullable Money netWorth) {
        static PointResponse of(NetWorth.Point point) {
            return new PointResponse(
                    point.day(),
                    point.assets().orElse(null),
                    point.liabilities().orElse(null),
                    point.netWorth().orElse(null));
        }
    }

    static NetWorthResponse of(Period period, Step step, NetWorth netWorth, Freshness freshness) {
        return new NetWorthResponse(
                period.from(),
                period.to(),
                netWorth.currency().getCurrencyCode(),
                step.name().toLowerCase(Locale.ROOT),
                netWorth.points().stream().map(PointResponse::of).toList(),
                netWorth.complete(),
                FreshnessResponse.of(freshness));
    }
}
