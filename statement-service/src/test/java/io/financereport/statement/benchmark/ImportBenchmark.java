package io.financereport.statement.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.ServiceClient;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.financereport.web.Cursor;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the upload over HTTP until the last row of the file can be had, in the service with its PostgreSQL and Redis; then the
 * same rows in other formats, which bring nothing new. Each round is a workspace of its own, and the first one warms up.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportBenchmark implements OnRealParts {
    private static final int ROWS = 100_000;
    private static final int ROWS_OF_WARM_UP = 10_000;
    private static final int ROUNDS = 2;
    /** What takes longer hangs. */
    private static final Duration IMPORT_MAX = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void the_same_rows_in_each_format_first_and_again() throws Exception {
        for (BankFile first : BankFile.IMPORTED) {
            round(first, ROWS_OF_WARM_UP);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (BankFile first : BankFile.IMPORTED) {
                round(first, ROWS);
            }
        }
    }

    private void round(BankFile first, int rows) throws IOException {
        var client = new ServiceClient(server.getURI(), "SGD");
        upload(client, first, rows, Map.of("institution", "DBS"), rows);
        var account = client.get("/statements")
                .json()
                .at("/items/0/accounts/0/accountId")
                .asText();
        for (BankFile again : BankFile.IMPORTED) {
            if (again != first) {
                upload(client, again, rows, Map.of("accountId", account), 0);
            }
        }
    }

    private void upload(ServiceClient client, BankFile format, int rows, Map<String, String> fields, int newRows)
            throws IOException {
        var file = format.in(folder, rows);
        try (var heap = new HeapWatch()) {
            var begun = System.nanoTime();
            var taken = client.upload(file, fields);
            assertThat(taken.status()).isEqualTo(202);
            var page = "/statements/" + taken.text("id") + "/transactions?limit=10&cursor="
                    + Cursor.of(String.valueOf(rows - 1)).encoded();
            Await.until(IMPORT_MAX, () -> !Set.of("received", "reading").contains(status(client, taken)));
            var last = client.get(page).json().at("/items/0");
            var nanoseconds = System.nanoTime() - begun;
            var statement = client.get("/statements/" + taken.text("id")).json();
            assertThat(statement.get("status").asText())
                    .as(statement.toString())
                    .isEqualTo("approved");
            assertThat(statement.get("newTransactionCount").asInt()).isEqualTo(newRows);
            assertThat(last.get("isNew").asBoolean()).isEqualTo(newRows > 0);
            System.out.printf(
                    Locale.ROOT,
                    "%-5s %,9d rows, %,9d of them new: visible %5.2f s after the upload began, %3d MiB of heap at most"
                            + " after a collection%n",
                    format,
                    rows,
                    newRows,
                    nanoseconds / 1e9,
                    heap.mostLeft() >> 20);
        }
    }

    private static String status(ServiceClient client, ServiceClient.Answer taken) {
        return client.get("/statements/" + taken.text("id")).text("status");
    }
}
