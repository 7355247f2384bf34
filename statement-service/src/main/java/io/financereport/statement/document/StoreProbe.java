package io.financereport.statement.document;

import io.financereport.web.start.BootMode;
import io.financereport.web.start.BootOutcome;
import io.financereport.web.start.BootProbe;
import io.micronaut.context.annotation.Prototype;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Whether original files can be kept: the bucket is there, or the folder can be written. */
@Prototype
final class StoreProbe implements BootProbe {
    private final StorageConfiguration configuration;

    StoreProbe(StorageConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public BootMode from() {
        return BootMode.FULL;
    }

    @Override
    public List<String> dependencies() {
        return List.of("store");
    }

    @Override
    public BootOutcome look(String dependency) {
        return switch (configuration.kind()) {
            case LOCAL -> folder();
            case S3 -> bucket();
        };
    }

    private BootOutcome folder() {
        var folder = Path.of(configuration.localPath()).toAbsolutePath();
        var there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.isWritable(there)
                ? BootOutcome.ok("the folder " + folder)
                : BootOutcome.error(folder + " cannot be written; STORAGE_LOCAL_PATH names another folder, STORAGE=s3"
                        + " another kind of store");
    }

    private BootOutcome bucket() {
        var name = configuration.s3Bucket();
        try (var client = StorageFactory.client(configuration)) {
            client.headBucket(HeadBucketRequest.builder().bucket(name).build());
            return BootOutcome.ok("the bucket " + name);
        } catch (NoSuchBucketException e) {
            return BootOutcome.error("the store has no bucket " + name + "; make it, or name another by S3_BUCKET");
        }
    }
}
