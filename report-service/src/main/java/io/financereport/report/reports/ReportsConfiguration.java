package io.financereport.report.reports;

import io.financereport.report.financials.FiscalYear;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.MonthDay;

/**
 * Choices that hold for every workspace; read and checked at start.
 *
 * @param fiscalYearStart the day on which a fiscal year starts, as MM-DD
 * @param seriesPointsMax how many points a series may have: each costs a look at every account
 */
@Context
@ConfigurationProperties("reports")
record ReportsConfiguration(
        @Bindable(defaultValue = "01-01") @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
        String fiscalYearStart,

        @Bindable(defaultValue = "400") @Min(1) @Max(4000) int seriesPointsMax) {

    FiscalYear fiscalYear() {
        return new FiscalYear(MonthDay.parse("--" + fiscalYearStart));
    }
}
