package io.financereport.statement.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.document.StorageConfiguration.Kind;
import io.financereport.web.start.BootOutcome;
import io.financereport.web.start.BootOutcome.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start with a full check says of the place for files. */
class StoreProbeTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_that_is_there_or_can_be_made_is_well() {
        assertThat(inFolder(folder)).isEqualTo(BootOutcome.ok("the folder " + folder));
        assertThat(inFolder(folder.resolve("not/yet/there")).state()).isEqualTo(State.OK);
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_that_says_what_to_change() {
        // Also where the tests run as root, who may write everywhere else.
        var outcome = inFolder(Path.of("/proc/1/no"));

        assertThat(outcome.state()).isEqualTo(State.ERROR);
        assertThat(outcome.message()).contains("/proc/1/no cannot be written", "STORAGE_LOCAL_PATH");
    }

    @Test
    void a_bucket_is_well_when_the_store_has_it() throws IOException {
        try (var server = S3Server.start(Files.createDirectory(folder.resolve("store")), "documents")) {
            assertThat(inBucket(server, "documents")).isEqualTo(BootOutcome.ok("the bucket documents"));

            var outcome = inBucket(server, "elsewhere");
            assertThat(outcome.state()).isEqualTo(State.ERROR);
            assertThat(outcome.message()).contains("the store has no bucket elsewhere", "S3_BUCKET");
        }
    }

    private static BootOutcome inFolder(Path path) {
        var probe = new StoreProbe(
                new StorageConfiguration(Kind.LOCAL, path.toString(), null, "us-east-1", "documents", null, null));
        return probe.look("store");
    }

    private BootOutcome inBucket(S3Server server, String bucket) {
        var probe = new StoreProbe(new StorageConfiguration(
                Kind.S3, folder.toString(), server.endpoint().toString(), "us-east-1", bucket, "key", "secret"));
        return probe.look("store");
    }
}
