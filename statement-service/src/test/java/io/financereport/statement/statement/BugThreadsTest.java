package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users of other systems suffer, with files of our own that go the whole way from upload to books. Each folder of
 * {@code bug-threads} is named after a public thread and says in {@code thread.md} what it is about.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BugThreadsTest implements OnRealParts {
    private static final Path THREADS = Path.of("src/test/resources/bug-threads");
    private static final Map<String, String> BANK = Map.of("institution", "North Bank");

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
    void every_thread_says_what_it_is_about() throws IOException {
        try (Stream<Path> threads = Files.list(THREADS)) {
            assertThat(threads)
                    .hasSizeGreaterThanOrEqualTo(9)
                    .allSatisfy(thread -> assertThat(Files.readString(thread.resolve("thread.md")))
                            .containsPattern("^\\S+/\\S+ #\\d+\\. "));
        }
    }

    @Test
    void actual_2432_equal_amounts_on_near_days_bring_no_phantom() {
        var client = client();

        var first = imported(client, "actual-2432/february.csv", BANK);
        var again = imported(client, "actual-2432/february.csv", "\n", BANK);
        var later = imported(client, "actual-2432/february-later.csv", BANK);

        assertThat(List.of(births(first), births(again), births(later))).containsExactly(3, 0, 1);
        assertThat(booked(client))
                .containsExactlyInAnyOrder(
                        "2026-02-02 -1.00 Kiosk",
                        "2026-02-08 -1.00 Kiosk",
                        "2026-02-13 -1.00 Kiosk",
                        "2026-02-15 -1.00 Kiosk");
    }

    @Test
    void actual_2668_numbers_that_a_bank_uses_again_take_nothing_away() {
        var client = client();

        imported(client, "actual-2668/january.ofx", BANK);
        imported(client, "actual-2668/february.ofx", BANK);

        assertThat(booked(client))
                .containsExactlyInAnyOrder(
                        "2026-01-30 -20.00 GYM",
                        "2026-01-31 -2.50 BAKERY",
                        "2026-02-01 -20.00 GYM",
                        "2026-02-02 -2.50 BAKERY");
    }

    @Test
    void firefly_12246_a_payee_that_is_known_by_now_makes_no_other_row() {
        var client = client();

        imported(client, "firefly-12246/first.csv", BANK);
        var again = imported(client, "firefly-12246/payees-known.csv", BANK);

        assertThat(again.get("transactionCount").asInt()).isEqualTo(2);
        assertThat(births(again)).isZero();
        assertThat(booked(client)).hasSize(2);
    }

    @Test
    void firefly_9285_a_row_that_was_pending_is_booked_once() {
        var client = client();

        var pending = imported(client, "firefly-9285/pending.xml", Map.of());
        var booked = imported(client, "firefly-9285/booked.xml", Map.of());

        assertThat(pending.at("/accounts/0/pendingCount").asInt()).isEqualTo(1);
        assertThat(booked.get("proof").asText()).isEqualTo("proven");
        assertThat(booked(client)).containsExactly("2026-02-03 -31.90 HAPPY DELIVERY");
    }

    @Test
    void sure_2013_a_pending_row_gives_way_to_no_other_of_its_amount() {
        var client = client();

        var pending = imported(client, "sure-2013/pending.xml", Map.of());
        imported(client, "sure-2013/another-posted.xml", Map.of());

        assertThat(booked(client)).containsExactly("2026-02-04 -20.00 ATM AIRPORT");
        assertThat(rows(client, pending))
                .extracting(row -> text(row) + row.get("standing"))
                .containsExactly("2026-02-02 -20.00 ATM STATION\"pending\"");
        imported(client, "sure-2013/posted-at-last.xml", Map.of());
        assertThat(booked(client)).containsExactly("2026-02-04 -20.00 ATM AIRPORT", "2026-02-05 -20.00 ATM STATION");
    }

    @Test
    void sure_3308_rows_are_known_again_from_whatever_source() {
        for (String begin : List.of("csv", "qif", "ofx", "sta")) {
            var client = client();
            var account = imported(client, "sure-3308/days." + begin, BANK)
                    .at("/accounts/0/accountId")
                    .asText();

            for (String format : List.of("csv", "qif", "ofx", "sta")) {
                if (!format.equals(begin)) {
                    var read = imported(client, "sure-3308/days." + format, Map.of("accountId", account));
                    assertThat(read.get("transactionCount").asInt()).as(format).isEqualTo(3);
                    assertThat(births(read)).as(begin + " then " + format).isZero();
                }
            }

            assertThat(booked(client)).hasSize(3);
        }
    }

    @Test
    void oca_157_a_batch_is_booked_once_with_its_own_amount() {
        var client = client();

        var batch = client.whenRead(upload(client, "oca-157/batch.xml", "", Map.of()));

        assertThat(batch.get("proof").asText()).isEqualTo("proven");
        assertThat(batch.get("status").asText()).isEqualTo("approved");
        assertThat(booked(client)).singleElement().asString().startsWith("2026-02-04 -84.25");
    }

    @Test
    void oca_157_details_that_say_the_whole_each_are_told_of() {
        var client = client();

        var batch = client.whenRead(upload(client, "oca-157/batch-of-wholes.xml", "", Map.of()));

        assertThat(batch.get("status").asText()).isEqualTo("review");
        assertThat(UploadTest.texts(batch.get("problems"), "code")).contains("details-not-adding-up");
        assertThat(rows(client, batch))
                .singleElement()
                .extracting(row -> row.at("/amount/amount").asText())
                .isEqualTo("-84.25");
    }

    @Test
    void beangulp_179_one_known_row_stands_for_one_row_of_a_report() {
        var client = client();

        var books = imported(client, "beangulp-179/books.csv", BANK);
        var report = imported(client, "beangulp-179/report.csv", BANK);

        assertThat(births(report)).isEqualTo(1);
        var known = UploadTest.texts(rows(client, books), "id").getFirst();
        assertThat(UploadTest.texts(rows(client, report), "id"))
                .doesNotHaveDuplicates()
                .hasSize(2)
                .contains(known);
    }

    @Test
    void buckets_894_ids_count_within_their_account() {
        var client = client();

        var current =
                imported(client, "buckets-894/current.qfx", Map.of("institution", "North Bank", "currency", "EUR"));
        var card = imported(client, "buckets-894/card.qfx", Map.of("institution", "South Card", "currency", "EUR"));

        assertThat(current.at("/accounts/0/accountId")).isNotEqualTo(card.at("/accounts/0/accountId"));
        assertThat(List.of(births(current), births(card))).containsExactly(2, 2);
        assertThat(booked(client)).hasSize(4);
    }

    /** The statement in the books: approved by the system, or by a person who looked. */
    private static JsonNode imported(ServiceClient client, String file, Map<String, String> fields) {
        return imported(client, file, "", fields);
    }

    private static JsonNode imported(ServiceClient client, String file, String more, Map<String, String> fields) {
        var read = client.whenRead(upload(client, file, more, fields));
        var path = "/statements/" + read.get("id").asText();
        if (read.get("status").asText().equals("review")) {
            assertThat(client.post(path + "/approve", "").status())
                    .as(read.toPrettyString())
                    .isEqualTo(200);
        }
        var approved = client.get(path).json();
        assertThat(approved.get("status").asText())
                .as(approved.toPrettyString())
                .isEqualTo("approved");
        return approved;
    }

    private static ServiceClient.Answer upload(
            ServiceClient client, String file, String more, Map<String, String> fields) {
        try {
            var path = THREADS.resolve(file);
            return client.upload(
                    path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8) + more, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int births(JsonNode statement) {
        return statement.get("newTransactionCount").asInt();
    }

    private static JsonNode rows(ServiceClient client, JsonNode statement) {
        return client.get("/statements/" + statement.get("id").asText() + "/transactions")
                .json()
                .get("items");
    }

    /** Day, amount and text of each row that the books were told of. */
    private List<String> booked(ServiceClient client) {
        return outbox.of(client.workspace()).stream()
                .filter(event -> event.type().equals(TransactionsApproved.TYPE))
                .flatMap(event -> StreamSupport.stream(
                        UploadTest.json(event.data()).get("rows").spliterator(), false))
                .map(BugThreadsTest::text)
                .toList();
    }

    private static String text(JsonNode row) {
        var description = row.path("description").asText();
        return row.get("bookedOn").asText() + " " + row.at("/amount/amount").asText() + " "
                + (description.isEmpty() ? row.path("counterparty").asText() : description);
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "EUR");
    }
}
