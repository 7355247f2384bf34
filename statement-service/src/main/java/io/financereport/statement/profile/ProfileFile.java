package io.financereport.statement.profile;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An import profile as a file, to be given to others.
 *
 * @param kind {@value KIND}
 * @param sample holds rows of the statement that it is from; left out unless it is asked for
 */
@Serdeable
record ProfileFile(
        @NotNull @Size(max = 100) String kind,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Valid LayoutDocument layout,
        @Nullable @Valid SampleDocument sample) {
    static final String KIND = "finance-report-import-profile-1";
}
