package io.financereport.statement.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.statement.ServiceClient;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadsTest implements OnRealParts {
    private static final String FILE = "Date,Description,Amount\n2026-01-02,Salary,3000.00\n";
    private static final WorkspaceId WORKSPACE = new WorkspaceId(UUID.randomUUID());

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    Uploads uploads;

    @Inject
    Documents documents;

    @Inject
    Sql sql;

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void what_a_killed_process_left_in_the_store_is_swept() throws IOException {
        // Killed between storing and commit, and in the middle of storing.
        var stored = store();
        var young = store();
        var cut = begin();
        var part = Files.write(folder.resolve(cut + ".upload1.part"), new byte[100]);
        age(stored);
        age(cut);

        uploads.sweep();

        assertThat(documents.find(stored)).isEmpty();
        assertThat(part).doesNotExist();
        assertThat(documents.find(young)).isPresent();
        assertThat(noted()).contains(young).doesNotContain(stored, cut);
    }

    @Test
    void what_a_statement_names_is_never_swept() throws IOException {
        var client = new ServiceClient(server.getURI(), "SGD");
        var uploaded = client.upload("a.csv", FILE, Map.of("institution", "DBS"));
        client.upload("again.csv", FILE, Map.of("institution", "DBS"));
        var of = client.workspace().toString();
        noted().stream().filter(key -> key.startsWith(of)).forEach(this::age);

        uploads.sweep();

        assertThat(noted()).noneMatch(key -> key.startsWith(of));
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(uploaded.text("id"));
        }
    }

    @Test
    void an_upload_that_was_swept_cannot_be_named_any_more() {
        var key = store();
        age(key);
        uploads.sweep();

        assertThatThrownBy(() -> transactions.platformRun(() -> uploads.end(key)))
                .isInstanceOf(IllegalStateException.class);
    }

    private String begin() {
        var key = Documents.key(WORKSPACE, UUID.randomUUID());
        uploads.begin(key);
        return key;
    }

    private String store() {
        var key = begin();
        var bytes = FILE.getBytes(StandardCharsets.UTF_8);
        documents.store(key, new ByteArrayInputStream(bytes), bytes.length);
        return key;
    }

    private void age(String key) {
        transactions.platformRun(() ->
                sql.update("UPDATE upload SET begun_at = begun_at - interval '61 minutes' WHERE object_key = ?", key));
    }

    private List<String> noted() {
        return transactions.platform(() -> sql.list("SELECT object_key FROM upload", row -> row.text("object_key")));
    }
}
