package io.financereport.statement.document;

import io.financereport.tenancy.WorkspaceId;
import io.micronaut.objectstorage.ObjectStorageEntry;
import io.micronaut.objectstorage.ObjectStorageOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** The original files. Their keys are made here and hold nothing that a client wrote. */
@Singleton
public final class Documents {
    private final ObjectStorageOperations<?, ?, ?> objects;

    Documents(@Named(StorageFactory.DOCUMENTS) ObjectStorageOperations<?, ?, ?> objects) {
        this.objects = objects;
    }

    public static String key(WorkspaceId workspace, UUID id) {
        return workspace.value() + "/" + id;
    }

    /**
     * Stores the bytes of the stream and says what they are. Nothing stays when the stream breaks off.
     *
     * @param bytes how many the stream has
     */
    public StoredDocument store(String key, InputStream in, long bytes) {
        var hashed = new HashedStream(in);
        objects.upload(new DocumentUpload(key, hashed, bytes));
        return new StoredDocument(key, hashed.bytes(), hashed.sha256());
    }

    /** A stream over the file from its first byte; empty when there is none under the key. */
    public Optional<InputStream> find(String key) {
        Optional<ObjectStorageEntry<?>> entry = objects.retrieve(key);
        return entry.map(ObjectStorageEntry::getInputStream);
    }

    /**
     * @throws IOException when there is none under the key
     */
    public InputStream open(String key) throws IOException {
        return find(key).orElseThrow(() -> new IOException("No original file is stored under " + key));
    }

    public void delete(String key) {
        objects.delete(key);
    }
}
