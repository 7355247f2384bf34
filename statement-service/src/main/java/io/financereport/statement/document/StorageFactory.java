package io.financereport.statement.document;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.objectstorage.InputStreamMapper;
import io.micronaut.objectstorage.ObjectStorageOperations;
import io.micronaut.objectstorage.aws.AwsS3Configuration;
import io.micronaut.objectstorage.aws.AwsS3Operations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the object storage that the configuration names. */
@Factory
final class StorageFactory {
    static final String DOCUMENTS = "documents";

    @Singleton
    @Named(DOCUMENTS)
    @Requires(property = "storage.kind", value = "local")
    ObjectStorageOperations<?, ?, ?> local(StorageConfiguration configuration) {
        return new LocalObjects(Path.of(configuration.localPath()));
    }

    @Singleton
    @Named(DOCUMENTS)
    @Requires(property = "storage.kind", value = "s3")
    ObjectStorageOperations<?, ?, ?> s3(StorageConfiguration configuration, InputStreamMapper streams) {
        var bucket = new AwsS3Configuration(DOCUMENTS);
        bucket.setBucket(configuration.s3Bucket());
        return new AwsS3Operations(bucket, client(configuration), streams);
    }

    static S3Client client(StorageConfiguration configuration) {
        var client = S3Client.builder()
                .region(Region.of(configuration.s3Region()))
                // Stores other than Amazon's know neither buckets as hosts nor checksums in trailers.
                .forcePathStyle(!isBlank(configuration.s3Endpoint()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        if (configuration.s3Endpoint() != null && !configuration.s3Endpoint().isBlank()) {
            client.endpointOverride(URI.create(configuration.s3Endpoint()));
        }
        var accessKey = configuration.s3AccessKey();
        var secretKey = configuration.s3SecretKey();
        if (accessKey != null && secretKey != null && !accessKey.isBlank()) {
            client.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
        }
        return client.build();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
