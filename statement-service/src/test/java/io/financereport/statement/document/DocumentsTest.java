package io.financereport.statement.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.tenancy.WorkspaceId;
import io.micronaut.objectstorage.DefaultInputStreamMapper;
import io.micronaut.objectstorage.ObjectStorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId(UUID.randomUUID());
    private static final byte[] BYTES = "Date,Amount\n".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = "8296adfff7f35b3914f27344497478e53dd876a1d295ff72d3130dd5d54cec51";

    @TempDir
    Path folder;

    @Test
    void a_folder_keeps_files_whole_or_not_at_all() throws IOException {
        var documents = new Documents(new LocalObjects(folder));
        keepsAndForgets(documents);

        assertThatThrownBy(() -> documents.store(newKey(), new BreakingStream(), 100))
                .isInstanceOf(ObjectStorageException.class);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThatThrownBy(() -> documents.find("../" + UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_s3_server_keeps_files() throws IOException {
        try (var server = S3Server.start(folder, "documents")) {
            var configuration = new StorageConfiguration(
                    StorageConfiguration.Kind.S3,
                    folder.toString(),
                    server.endpoint().toString(),
                    "us-east-1",
                    "documents",
                    "key",
                    "secret");
            keepsAndForgets(new Documents(new StorageFactory().s3(configuration, new DefaultInputStreamMapper())));
        }
    }

    private static String newKey() {
        return Documents.key(WORKSPACE, UUID.randomUUID());
    }

    private static void keepsAndForgets(Documents documents) throws IOException {
        var stored = documents.store(newKey(), new ByteArrayInputStream(BYTES), BYTES.length);

        assertThat(stored.bytes()).isEqualTo(BYTES.length);
        assertThat(stored.sha256()).isEqualTo(SHA_256);
        try (InputStream kept = documents.open(stored.key())) {
            assertThat(kept.readAllBytes()).isEqualTo(BYTES);
        }
        documents.delete(stored.key());
        assertThat(documents.find(stored.key())).isEmpty();
        assertThatThrownBy(() -> documents.open(stored.key())).isInstanceOf(IOException.class);
    }

    /** Breaks off in the middle, as a connection does. */
    private static final class BreakingStream extends InputStream {
        private int left = 10;

        @Override
        public int read() throws IOException {
            // Again and again: InputStream swallows the first failure behind bytes that it has already read.
            if (left == 0) {
                throw new IOException("The connection broke off");
            }
            left--;
            return 'x';
        }
    }
}
