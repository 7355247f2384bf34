package io.financereport.statement.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.financereport.statement.document.StorageConfiguration.Kind;
import io.financereport.web.start.BootOutcome;
import io.financereport.web.start.BootOutcome.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProbeTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_that_is_not_there_yet_is_well_where_it_can_be_made() {
        var outcome = look(Kind.LOCAL, folder.resolve("not/yet").toString(), "");

        assertThat(outcome.state()).isEqualTo(State.OK);
        assertThat(outcome.message()).contains("not/yet");
        assertThat(folder).as("a check makes nothing").isEmptyDirectory();
    }

    @Test
    void a_bucket_that_is_there_is_well() throws IOException {
        assertThat(lookAtStoreThatAnswers(200)).isEqualTo(BootOutcome.ok("the bucket files"));
    }

    @Test
    void a_bucket_that_is_missing_says_what_to_set() throws IOException {
        var outcome = lookAtStoreThatAnswers(404);

        assertThat(outcome.state()).isEqualTo(State.ERROR);
        assertThat(outcome.message()).contains("no bucket files", "S3_BUCKET");
    }

    private static BootOutcome lookAtStoreThatAnswers(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var isBucket = exchange.getRequestMethod().equals("HEAD")
                        && exchange.getRequestURI().getPath().equals("/files");
                exchange.sendResponseHeaders(isBucket ? status : 500, -1);
            }
        });
        server.start();
        try {
            return look(
                    Kind.S3, "unused", "http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static BootOutcome look(Kind kind, String path, String endpoint) {
        var configuration = new StorageConfiguration(kind, path, endpoint, "eu-central-1", "files", "key", "secret");
        return new StoreProbe(configuration).look("store");
    }
}
