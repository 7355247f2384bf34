package io.financereport.statement.document;

import io.micronaut.objectstorage.ObjectStorageEntry;
import io.micronaut.objectstorage.ObjectStorageException;
import io.micronaut.objectstorage.ObjectStorageOperations;
import io.micronaut.objectstorage.request.UploadRequest;
import io.micronaut.objectstorage.response.UploadResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Object storage in a folder, for one machine. An object appears whole or not at all: it is written beside its place and then
 * moved there.
 */
final class LocalObjects implements ObjectStorageOperations<Path, Path, Path> {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9-]{1,64}(/[a-zA-Z0-9-]{1,64}){0,4}");

    private static final String PART = ".upload";

    private final Path folder;

    LocalObjects(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public UploadResponse<Path> upload(UploadRequest request) {
        var place = place(request.getKey());
        try {
            Files.createDirectories(place.getParent());
            var beside = Files.createTempFile(place.getParent(), place.getFileName() + PART, ".part");
            try (var in = request.getInputStream()) {
                Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
                try (var file = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    file.force(true);
                }
                Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
            return UploadResponse.of(request.getKey(), request.getKey(), place);
        } catch (IOException e) {
            throw new ObjectStorageException("The object could not be written", e);
        }
    }

    @Override
    public UploadResponse<Path> upload(UploadRequest request, Consumer<Path> placeConsumer) {
        placeConsumer.accept(place(request.getKey()));
        return upload(request);
    }

    @Override
    @SuppressWarnings("unchecked") // The interface lets the caller name the entry's type; there is one.
    public <E extends ObjectStorageEntry<?>> Optional<E> retrieve(String key) {
        var place = place(key);
        return Files.isRegularFile(place) ? Optional.of((E) new Entry(key, place)) : Optional.empty();
    }

    @Override
    public Path delete(String key) {
        var place = place(key);
        try {
            Files.deleteIfExists(place);
            deleteParts(place);
            return place;
        } catch (IOException e) {
            throw new ObjectStorageException("The object could not be deleted", e);
        }
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(place(key));
    }

    /** What a process left that was killed while it wrote. */
    private static void deleteParts(Path place) throws IOException {
        var folder = place.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (var parts = Files.newDirectoryStream(folder, place.getFileName() + PART + "*")) {
                for (Path part : parts) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private Path place(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("An object key has letters, digits, '-' and '/', not: " + key);
        }
        return folder.resolve(key);
    }

    private record Entry(String key, Path place) implements ObjectStorageEntry<Path> {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public InputStream getInputStream() {
            try {
                return Files.newInputStream(place);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Path getNativeEntry() {
            return place;
        }
    }
}
