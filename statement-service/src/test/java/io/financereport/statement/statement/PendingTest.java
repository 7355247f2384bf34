package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.statement.unposted.LinkCandidate;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Expected rows are listed once, linked to what they become, and stay as they are. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PendingTest implements OnRealParts {
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
    void the_same_expected_row_of_several_files_is_one_and_equal_ones_of_one_file_are_several() {
        var client = client();

        read(client, camt("1", "2026-01-10", pending("2026-01-10", "4.00", "TEA")));
        read(
                client,
                camt("2", "2026-01-11", pending("2026-01-10", "4.00", "TEA"), pending("2026-01-10", "4.00", "TEA")));

        assertThat(listed(client)).containsExactly("2026-01-10 -4.00 TEA open", "2026-01-10 -4.00 TEA open");
        var balance = client.get("/statements/pending/balances").json().at("/accounts/0");
        assertThat(balance.at("/pendingBalance/amount").asText()).isEqualTo("-8.00");
        assertThat(balance.get("count").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_booked_is_linked_with_its_evidence_and_counts_no_more() {
        var client = client();
        read(client, camt("1", "2026-01-10", pending("2026-01-10", "20.00", "TEA HOUSE BERLIN")));
        read(client, camt("2", "2026-01-14", booked("2026-01-12", "24.00", "TEA HOUSE 0815")));

        var item = items(client).getFirst();

        assertThat(item.get("state").asText()).isEqualTo("linked");
        assertThat(item.at("/amount/amount").asText()).isEqualTo("-20.00");
        var link = item.at("/links/0");
        assertThat(link.get("kind").asText()).isEqualTo("drift");
        assertThat(link.get("days").asInt()).isEqualTo(2);
        assertThat(link.at("/difference/amount").asText()).isEqualTo("-4.00");
        assertThat(link.get("textLikeness").asInt()).isEqualTo(100);
        assertThat(link.at("/amount/amount").asText()).isEqualTo("-24.00");
        assertThat(link.get("byPerson").asBoolean()).isFalse();
        assertThat(client.get("/statements/pending/balances").json().get("accounts"))
                .isEmpty();
    }

    @Test
    void a_file_that_has_both_says_that_they_are_two() {
        var client = client();

        read(
                client,
                camt("1", "2026-01-10", booked("2026-01-10", "4.00", "TEA"), pending("2026-01-10", "4.00", "TEA")));

        assertThat(listed(client)).containsExactly("2026-01-10 -4.00 TEA open");
        assertThat(items(client).getFirst().get("candidates")).isEmpty();
    }

    /** The view of the states has the number of days once more, in SQL: this holds it to the one that links go by. */
    @Test
    void it_expires_when_a_file_of_the_last_day_that_links_it_lacks_it() {
        var client = client();
        read(client, camt("1", "2026-01-10", pending("2026-01-10", "4.00", "TEA")));
        var last = LocalDate.of(2026, 1, 10).plusDays(LinkCandidate.DAYS_MAX);
        var before = last.minusDays(1).toString();

        read(client, camt("2", before, booked(before, "9.00", "BUS")));
        assertThat(listed(client)).containsExactly("2026-01-10 -4.00 TEA open");
        read(client, camt("3", last.toString(), booked(last.toString(), "9.00", "BUS")));
        assertThat(listed(client)).containsExactly("2026-01-10 -4.00 TEA expired");
        read(client, camt("4", last.plusDays(1).toString(), pending("2026-01-10", "4.00", "TEA")));
        assertThat(listed(client)).as("a later file has it").containsExactly("2026-01-10 -4.00 TEA open");
    }

    @Test
    void each_row_of_a_page_has_the_candidates_of_its_own() {
        var client = client();
        read(
                client,
                camt(
                        "1",
                        "2026-01-10",
                        pending("2026-01-10", "4.00", "TEA HOUSE"),
                        pending("2026-01-10", "7.00", "BOOK SHOP"),
                        pending("2026-01-10", "5.00", "NOBODY ELSE")));
        read(
                client,
                camt(
                        "2",
                        "2026-01-14",
                        booked("2026-01-11", "4.00", "VISA 1"),
                        booked("2026-01-12", "4.00", "CARD 2"),
                        booked("2026-01-11", "7.00", "VISA 3"),
                        booked("2026-01-12", "7.00", "CARD 4")));

        var candidates = items(client).stream()
                .collect(Collectors.toMap(
                        item -> item.get("description").asText(),
                        item -> UploadTest.texts(item.get("candidates"), "description")));

        assertThat(candidates.get("TEA HOUSE")).containsExactlyInAnyOrder("visa 1", "card 2");
        assertThat(candidates.get("BOOK SHOP")).containsExactlyInAnyOrder("visa 3", "card 4");
        assertThat(candidates.get("NOBODY ELSE")).isEmpty();
    }

    @Test
    void a_person_decides_what_is_ambiguous_and_can_undo_it() {
        var client = client();
        read(client, camt("1", "2026-01-10", pending("2026-01-10", "4.00", "TEA HOUSE")));
        read(
                client,
                camt(
                        "2",
                        "2026-01-14",
                        booked("2026-01-11", "4.00", "VISA 1"),
                        booked("2026-01-12", "4.00", "CARD 2")));
        var item = items(client).getFirst();
        var path = "/statements/pending/" + item.get("id").asText() + "/links";
        assertThat(item.get("state").asText()).isEqualTo("open");
        assertThat(item.get("candidates")).hasSize(2);
        var chosen = item.at("/candidates/1/transactionId").asText();

        var linked = client.post(path, "{\"transactionId\":\"" + chosen + "\"}").json();
        assertThat(linked.at("/links/0/transactionId").asText()).isEqualTo(chosen);
        assertThat(linked.at("/links/0/byPerson").asBoolean()).isTrue();
        read(client, camt("3", "2026-01-15", booked("2026-01-15", "9.00", "BUS")));
        assertThat(items(client).getFirst().at("/links/0/transactionId").asText())
                .as("another file changes nothing")
                .isEqualTo(chosen);

        var undone = client.delete(path + "/" + chosen).json();
        assertThat(undone.at("/links/0/transactionId").asText())
                .as("the other is the only one left")
                .isEqualTo(item.at("/candidates/0/transactionId").asText());
        assertThat(undone.get("rulings")).hasSize(2);
        assertThat(undone.at("/rulings/0/by").asText()).isNotEmpty();
        assertThat(undone.at("/rulings/1/linked").asBoolean()).isFalse();
    }

    @Test
    void a_transaction_is_the_expected_row_that_a_person_named_last() {
        var client = client();
        read(
                client,
                camt("1", "2026-01-10", pending("2026-01-10", "4.00", "TEA"), pending("2026-01-10", "9.00", "BUS")));
        read(client, camt("2", "2026-01-14", booked("2026-01-12", "4.00", "TEA")));
        var items = items(client);
        var tea = items.stream()
                .filter(item -> line(item).contains("TEA"))
                .findFirst()
                .orElseThrow();
        var bus = items.stream()
                .filter(item -> line(item).contains("BUS"))
                .findFirst()
                .orElseThrow();
        var body = "{\"transactionId\":\"" + tea.at("/links/0/transactionId").asText() + "\"}";

        client.post("/statements/pending/" + tea.get("id").asText() + "/links", body);
        var answer = client.post("/statements/pending/" + bus.get("id").asText() + "/links", body);

        assertThat(answer.status()).as(answer.json().toString()).isLessThan(300);
        assertThat(listed(client))
                .containsExactlyInAnyOrder("2026-01-10 -4.00 TEA open", "2026-01-10 -9.00 BUS linked");
    }

    @Test
    void links_that_cannot_be_are_refused_and_foreign_ones_are_not_found() {
        var client = client();
        read(client, camt("1", "2026-01-10", pending("2026-01-10", "4.00", "TEA")));
        var path = "/statements/pending/" + items(client).getFirst().get("id").asText() + "/links";
        var body = "{\"transactionId\":\"" + UUID.randomUUID() + "\"}";

        assertThat(client.post(path, body).text("code")).isEqualTo("link-not-possible");
        assertThat(client().post(path, body).status()).isEqualTo(404);
        assertThat(client().get("/statements/pending").json().get("items")).isEmpty();
        assertThat(client.get("/statements/pending?state=gone").status()).isEqualTo(400);
    }

    @Test
    void announced_rows_are_linked_likewise() {
        var client = client();
        client.whenRead(client.upload("interim.sta", UnpostedRowsTest.INTERIM, Map.of()));
        client.whenRead(client.upload(
                "february.sta",
                UnpostedRowsTest.FEBRUARY.replace(
                        ":62F:C260228EUR7,50", ":61:2602020202D2,50NTRFTEA\r\n:62F:C260228EUR5,00"),
                Map.of()));

        var items = client.get("/statements/pending?standing=notified").json().get("items");

        assertThat(UploadTest.texts(items, "state")).containsExactlyInAnyOrder("expired", "linked");
        assertThat(items(client)).isEmpty();
    }

    @Test
    void any_order_of_uploads_gives_the_same() {
        var files = List.of(
                camt(
                        "1",
                        "2026-01-10",
                        pending("2026-01-09", "20.00", "TEA HOUSE"),
                        pending("2026-01-10", "50.00", "BOOKS")),
                camt(
                        "2",
                        "2026-01-12",
                        booked("2026-01-12", "30.00", "BOOKS"),
                        pending("2026-01-09", "20.00", "TEA HOUSE")),
                camt(
                        "3",
                        "2026-01-14",
                        booked("2026-01-13", "22.00", "TEA HOUSE"),
                        booked("2026-01-14", "20.00", "BOOKS")),
                camt("4", "2026-01-15", pending("2026-01-15", "7.00", "BUS"), booked("2026-01-15", "20.00", "HOTEL")));
        var outcomes = new ArrayList<List<String>>();
        Gen.check(4, gen -> {
            var client = client();
            gen.shuffled(files).forEach(file -> read(client, file));
            outcomes.add(items(client).stream()
                    .map(item -> line(item) + " " + item.get("links").findValuesAsText("kind") + " "
                            + item.get("links").findValuesAsText("bookedOn"))
                    .sorted()
                    .toList());
        });

        assertThat(outcomes.getFirst())
                .containsExactly(
                        "2026-01-09 -20.00 TEA HOUSE linked [drift] [2026-01-13]",
                        "2026-01-10 -50.00 BOOKS linked [partial, partial] [2026-01-12, 2026-01-14]",
                        "2026-01-15 -7.00 BUS open [] []");
        assertThat(outcomes).allMatch(outcomes.getFirst()::equals);
    }

    private static void read(ServiceClient client, String file) {
        var read = client.whenRead(client.upload("a.xml", file, Map.of()));
        assertThat(read.get("status").asText()).isEqualTo("approved");
    }

    private static List<JsonNode> items(ServiceClient client) {
        var items = new ArrayList<JsonNode>();
        client.get("/statements/pending").json().get("items").forEach(items::add);
        return items;
    }

    private static List<String> listed(ServiceClient client) {
        return items(client).stream().map(PendingTest::line).toList();
    }

    private static String line(JsonNode item) {
        return item.get("expectedOn").asText() + " " + item.at("/amount/amount").asText() + " "
                + item.get("description").asText() + " " + item.get("state").asText();
    }

    static String pending(String on, String amount, String text) {
        return entry("PDNG", on, amount, text);
    }

    static String booked(String on, String amount, String text) {
        return entry("BOOK", on, amount, text);
    }

    private static String entry(String status, String on, String amount, String text) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>" + status
                + "</Sts><BookgDt><Dt>" + on + "</Dt></BookgDt><AddtlNtryInf>" + text + "</AddtlNtryInf></Ntry>";
    }

    /** A statement of one day, without balances; its id keeps equal ones apart. */
    static String camt(String id, String on, String... entries) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document"
                + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>" + id + "</Id>"
                + "<FrToDt><FrDtTm>" + on + "T00:00:00</FrDtTm><ToDtTm>" + on + "T23:59:59</ToDtTm></FrToDt>"
                + "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>" + String.join("", entries)
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "EUR");
    }
}
