package io.financereport.statement.document;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Where original files are kept.
 *
 * @param kind a folder, for one machine, or an S3-compatible store
 * @param localPath the folder
 * @param s3Endpoint URL of the store; empty for Amazon's own
 * @param s3AccessKey empty to take the credentials of the machine
 */
@ConfigurationProperties("storage")
record StorageConfiguration(
        @NotNull Kind kind,
        @NotBlank String localPath,
        @Nullable String s3Endpoint,
        @NotBlank String s3Region,
        @NotBlank String s3Bucket,
        @Nullable String s3AccessKey,
        @Nullable String s3SecretKey) {
    enum Kind {
        LOCAL,
        S3
    }
}
