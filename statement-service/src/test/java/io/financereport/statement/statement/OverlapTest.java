package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.test.Contracts;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlapTest implements OnRealParts {
    private static final Map<String, String> DBS = Map.of("institution", "DBS");

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    OutboxReader outbox;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void overlapping_files_in_any_order_at_the_same_time_give_each_transaction_once() {
        Gen.check(4, gen -> {
            var client = client();
            var rows = rows(gen);
            var files = cut(gen, rows);

            var uploaded = IntStream.range(0, files.size())
                    .mapToObj(at -> client.upload("part" + at + ".csv", files.get(at), DBS))
                    .toList();

            var read = uploaded.stream().map(client::whenRead).toList();
            assertThat(read)
                    .allMatch(statement -> statement.get("status").asText().equals("approved"));
            assertThat(read.stream()
                            .mapToInt(statement ->
                                    statement.get("newTransactionCount").asInt())
                            .sum())
                    .isEqualTo(rows.size());
            assertThat(told(client))
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().map(Row::told).toList());
        });
    }

    @Test
    void a_batch_of_events_has_500_rows_at_most() {
        var client = client();
        var file = new StringBuilder("Date,Description,Amount,Balance\n");
        for (int i = 1; i <= 1001; i++) {
            file.append("2026-01-13,tea,-1.00,").append(5_000 - i).append(".00\n");
        }

        var read = client.whenRead(client.upload("a.csv", file.toString(), DBS));

        assertThat(read.get("newTransactionCount").asInt()).isEqualTo(1001);
        var batches = outbox.of(client.workspace()).stream()
                .filter(event -> event.type().equals("transactions.approved.v1"))
                .map(event -> UploadTest.json(event.data()))
                .toList();
        assertThat(batches).extracting(batch -> batch.get("rows").size()).containsExactly(500, 500, 1);
        assertThat(batches).extracting(batch -> batch.get("batch").asInt()).containsExactly(1, 2, 3);
        assertThat(batches).allMatch(batch -> batch.get("batches").asInt() == 3);
    }

    /** Five days that are settled in three parts; the first file has the newest first. */
    @Test
    void a_file_that_is_settled_in_parts_gives_each_transaction_once() {
        var client = client();
        var rows = new ArrayList<Row>();
        var balance = new BigDecimal("50000.00");
        for (int i = 0; i < 11_000; i++) {
            var amount = new BigDecimal((-1 - i % 7) + ".00");
            balance = balance.add(amount);
            rows.add(new Row(LocalDate.parse("2026-01-05").plusDays(i / 2_200), amount, balance));
        }
        var newestFirst = new StringBuilder("Date,Description,Amount\n");
        rows.reversed()
                .forEach(row ->
                        newestFirst.append(row.told().replace(" ", ",TEA,")).append('\n'));
        var withBalances = new StringBuilder();
        rows.forEach(row -> withBalances.append(row.csv()));

        var header = "Date,Description,Amount,Balance\n";
        var proposed = client.whenRead(client.upload("a.csv", newestFirst.toString(), DBS));
        var first = approved(client, proposed);
        // Its columns are not those of the first file: a person has to look.
        var again = approved(client, client.whenRead(client.upload("b.csv", header + withBalances, DBS)));
        var more =
                client.whenRead(client.upload("c.csv", header + "2026-01-04,TEA,-1.00,50000.00\n" + withBalances, DBS));

        assertThat(proposed.get("newTransactionCount").asInt()).isEqualTo(rows.size());
        assertThat(first.get("newTransactionCount").asInt()).isEqualTo(rows.size());
        assertThat(more.get("status").asText()).isEqualTo("approved");
        assertThat(again.get("newTransactionCount").asInt()).isZero();
        // Its balances are those that the second file taught the transactions of the first one.
        assertThat(more.get("newTransactionCount").asInt()).isOne();
        var told = new ArrayList<>(rows.reversed().stream().map(Row::told).toList());
        told.add("2026-01-04 -1.00");
        assertThat(told(client)).containsExactlyElementsOf(told);
    }

    @Test
    void the_same_bytes_at_the_same_time_are_taken_once() {
        var client = client();
        var file = "Date,Description,Amount\n2026-01-13,tea,-1.00\n";
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 8)
                    .mapToObj(at -> threads.submit(
                            () -> client.upload("a" + at + ".csv", file, DBS).status()))
                    .toList();
            answers = running.stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }

        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
    }

    @Test
    void the_proven_end_of_the_month_before_proves_a_single_closing() {
        var client = client();
        var january = client.whenRead(client.upload(
                "a.csv",
                "Date,Description,Amount,Balance\n2025-12-30,a,-1.00,101.00\n2025-12-31,b,-1.00,100.00\n",
                DBS));
        var account = january.at("/accounts/0/accountId").asText();

        var next = client.whenRead(
                client.upload("b.ofx", ReviewTest.ofx("20260112", "-2.50", "97.50"), Map.of("accountId", account)));

        assertThat(next.get("proof").asText()).isEqualTo("proven");
        assertThat(next.at("/accounts/0/continuity").asText()).isEqualTo("continuous");
        assertThat(next.get("problems")).isEmpty();
        outbox.of(client.workspace()).forEach(event -> Contracts.requireValid(event.type(), event.data()));
    }

    @Test
    void two_formats_of_one_account_tell_of_the_same_transactions() {
        var client = client();
        var first = client.whenRead(client.upload("b.ofx", ReviewTest.ofx("20260112", "-2.50", "97.50"), Map.of()));
        var account = first.at("/accounts/0/accountId").asText();

        var second = client.whenRead(client.upload(
                "a.csv",
                "Date,Description,Amount,Balance\n2026-01-12,TEA HOUSE,-2.50,97.50\n2026-01-13,Tea,-2.50,95.00\n",
                Map.of("accountId", account)));

        assertThat(second.get("newTransactionCount").asInt()).isEqualTo(1);
        var ids = UploadTest.texts(
                client.get("/statements/" + second.get("id").asText() + "/transactions")
                        .json()
                        .get("items"),
                "id");
        var known = UploadTest.texts(
                client.get("/statements/" + first.get("id").asText() + "/transactions")
                        .json()
                        .get("items"),
                "id");
        assertThat(ids).contains(known.getFirst());
    }

    private record Row(LocalDate on, BigDecimal amount, BigDecimal balance) {
        String csv() {
            return on + ",TEA," + amount + "," + balance + "\n";
        }

        String told() {
            return on + " " + amount;
        }
    }

    private static List<Row> rows(Gen gen) {
        var rows = new ArrayList<Row>();
        var balance = new BigDecimal("1000.00");
        var day = LocalDate.parse("2026-01-01");
        for (int i = 0; i < 60; i++) {
            day = day.plusDays(gen.onceIn(3) ? 1 : 0);
            var amount = new BigDecimal(gen.oneOf("-2.50", "-2.50", "-5.00", "977.77"));
            balance = balance.add(amount);
            rows.add(new Row(day, amount, balance));
        }
        return rows;
    }

    private static List<String> cut(Gen gen, List<Row> rows) {
        var files = new ArrayList<String>();
        var covered = 0;
        while (covered < rows.size()) {
            // Two rows at least: one balance proves nothing, and such a file waits for a person.
            var from = Math.min(Math.max(0, covered - gen.between(0, 6)), rows.size() - 2);
            var to = Math.min(rows.size(), Math.max(from + 2, covered + gen.between(2, 14)));
            var file = new StringBuilder("Date,Description,Amount,Balance\n");
            rows.subList(from, to).forEach(row -> file.append(row.csv()));
            // Blank lines at the end keep files with the same rows apart.
            files.add(file + "\n".repeat(files.size()));
            covered = to;
        }
        return gen.shuffled(files);
    }

    private static JsonNode approved(ServiceClient client, JsonNode statement) {
        return client.post("/statements/" + statement.get("id").asText() + "/approve", "")
                .json();
    }

    private List<String> told(ServiceClient client) {
        var told = new ArrayList<String>();
        for (var event : outbox.of(client.workspace())) {
            if (event.type().equals("transactions.approved.v1")) {
                for (JsonNode row : UploadTest.json(event.data()).get("rows")) {
                    told.add(row.get("bookedOn").asText() + " "
                            + row.at("/amount/amount").asText());
                }
            }
        }
        return told;
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }
}
