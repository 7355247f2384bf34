package io.financereport.environments.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the page about deployment says is seen when one fails is what is said. */
class FailureTableTest {
    @Test
    void each_failure_is_told_in_the_words_in_which_it_is_seen() throws IOException {
        var page = read("docs/reference/deployment.md");
        var secrets = read("platform-bom/platform-web/src/main/java/io/financereport/web/start/StartSecrets.java");
        var checkpoints = read("platform-bom/platform-web/src/main/java/io/financereport/web/start/Checkpoint.java");

        assertThat(page)
                .contains(
                        "`waited 120 s (SECRETS_WAIT)`",
                        "| `Image not found` |",
                        "| 6 minutes are over |",
                        "| 502 from Traefik |")
                .contains("CHECKPOINT-1", "CHECKPOINT-2", "CHECKPOINT-3");
        assertThat(secrets).contains("\" s (SECRETS_WAIT).");
        assertThat(checkpoints).contains("[CHECKPOINT-{}]").containsSubsequence("SECRETS,", "MIGRATIONS,", "SERVER;");
        assertThat(read("compose/bin/verify_images.sh")).contains("Image not found: ");
        // 36 answers, one every 10 s.
        assertThat(read("compose/bin/health_check.sh")).contains("staging) attempts=36", "HEALTH_INTERVAL_MS:-10000");
    }

    private static String read(String file) throws IOException {
        return Files.readString(Script.ROOT.resolve(file));
    }
}
