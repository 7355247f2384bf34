package io.financereport.statement.statement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Bounds of an upload and of its reading.
 *
 * @param fileBytesMax larger files are refused; the server's own limit is a little above
 * @param rowsMax of one file
 * @param timeMax for reading one file
 * @param excerptTimeMax for finding a row in the original again, while somebody waits
 * @param accountWaitMax how long a given account that is not known yet is waited for
 */
@ConfigurationProperties("reading")
record ReadingSettings(
        @Bindable(defaultValue = "268435456") @Min(1) long fileBytesMax,

        @Bindable(defaultValue = "1000000") @Min(1) @Max(1_000_000)
        int rowsMax,

        @Bindable(defaultValue = "120s") Duration timeMax,
        @Bindable(defaultValue = "10s") Duration excerptTimeMax,
        @Bindable(defaultValue = "30s") Duration accountWaitMax) {}
