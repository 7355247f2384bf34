package io.financereport.statement.document;

import io.micronaut.objectstorage.request.UploadRequest;
import java.io.InputStream;
import java.util.Optional;

/** A stream on its way into the store, under a key that is ours. */
record DocumentUpload(String key, InputStream in, long bytes) implements UploadRequest {
    @Override
    public Optional<String> getContentType() {
        return Optional.of("application/octet-stream");
    }

    @Override
    public String getKey() {
        return key;
    }

    @Override
    public Optional<Long> getContentSize() {
        return Optional.of(bytes);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }
}
