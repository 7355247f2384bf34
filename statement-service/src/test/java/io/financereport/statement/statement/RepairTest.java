package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A contradicted statement is examined, repaired and approved; what was read stays to be seen. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepairTest implements OnRealParts {
    private static final Map<String, String> DBS = Map.of("institution", "DBS");
    private static final String HEADER = "Date,Description,Amount,Balance\n";
    private static final String FLIPPED =
            HEADER + "2026-01-02,Salary,100.00,300.00\n2026-01-05,Tea,2.50,297.50\n2026-01-06,Rent,-90.00,207.50\n";
    private static final String TWICE = HEADER + "2026-01-02,Salary,100.00,300.00\n2026-01-05,Tea,-2.50,297.50\n"
            + "2026-01-05,Tea,-2.50,297.50\n2026-01-06,Rent,-90.00,207.50\n";
    private static final String DROPPED =
            HEADER + "2026-01-02,Salary,100.00,300.00\n2026-01-06,Rent,-90.00,207.50\n2026-01-07,Gift,5.00,212.50\n";

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
    void the_row_is_named_repaired_proven_and_posted_as_corrected() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", FLIPPED, DBS));
        var path = path(read);

        var finding = firstFinding(client, path);
        var repaired = repair(client, path, finding.get("id").asText(), "");

        assertThat(finding.get("fault").asText()).isEqualTo("sign-flipped");
        assertThat(finding.at("/rows/0/ordinal").asInt()).isEqualTo(2);
        assertThat(finding.at("/rows/0/line").asInt()).isEqualTo(3);
        assertThat(finding.get("closesChain").asBoolean()).isTrue();
        assertThat(repaired.status()).isEqualTo(200);
        assertThat(repaired.text("proof")).isEqualTo("proven");
        assertThat(repaired.text("status")).isEqualTo("review");
        assertThat(repaired.json().get("version").asLong())
                .isEqualTo(read.get("version").asLong() + 1);
        assertThat(UploadTest.texts(repaired.json().get("problems"), "code")).isEmpty();
        assertThat(repaired.json().at("/accounts/0/openingBalance/amount").asText())
                .isEqualTo("200.00");

        var shown = client.get(path + "/transactions").json().at("/items/1");
        assertThat(shown.at("/amount/amount").asText()).isEqualTo("2.50");
        assertThat(shown.at("/corrections/0/amount/amount").asText()).isEqualTo("-2.50");
        assertThat(shown.at("/corrections/0/reason").asText())
                .isEqualTo(finding.get("sentence").asText());

        assertThat(client.post(path + "/approve", "").text("status")).isEqualTo("approved");
        assertThat(postedAmounts(client)).containsExactly("100.00", "-2.50", "-90.00");
    }

    @Test
    void a_row_that_is_left_out_is_not_posted() {
        var client = client();
        var path = path(client.whenRead(client.upload("a.csv", TWICE, DBS)));

        var repaired = repair(client, path, firstFinding(client, path).get("id").asText(), "");

        assertThat(repaired.text("proof")).isEqualTo("proven");
        assertThat(repaired.json().get("newTransactionCount").asInt()).isEqualTo(3);
        client.post(path + "/approve", "");
        assertThat(postedAmounts(client)).containsExactly("100.00", "-2.50", "-90.00");
    }

    @Test
    void a_missing_row_is_added_on_the_day_that_a_person_says() {
        var client = client();
        var path = path(client.whenRead(client.upload("a.csv", DROPPED, DBS)));
        var finding = firstFinding(client, path);
        var id = finding.get("id").asText();

        assertThat(finding.get("fault").asText()).isEqualTo("row-missing");
        assertThat(finding.at("/bookedBetween/from").asText()).isEqualTo("2026-01-02");
        assertThat(repair(client, path, id, "").text("code")).isEqualTo("day-needed");
        assertThat(repair(client, path, id, ",\"bookedOn\":\"2026-01-07\"").status())
                .isEqualTo(422);
        assertThat(repair(client, path, id, ",\"bookedOn\":\"2026-01-05\",\"description\":\"Tea\"")
                        .text("proof"))
                .isEqualTo("proven");

        client.post(path + "/approve", "");
        assertThat(postedAmounts(client)).containsExactly("100.00", "-2.50", "-90.00", "5.00");
        var again = client.whenRead(client.upload(
                "b.csv",
                HEADER
                        + "2026-01-02,Salary,100.00,300.00\n"
                        + "2026-01-05,Tea,-2.50,297.50\n"
                        + "2026-01-06,Rent,-90.00,207.50\n",
                DBS));
        assertThat(again.get("newTransactionCount").asInt()).isZero();
    }

    @Test
    void a_repair_is_undone_and_made_again() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", FLIPPED, DBS));
        var path = path(read);
        var finding = firstFinding(client, path).get("id").asText();
        repair(client, path, finding, "");
        var examination = client.get(path + "/doctor").json().at("/accounts/0");
        assertThat(examination.get("findings")).isEmpty();
        var undo = path + "/repairs/" + examination.at("/repairs/0/id").asText();

        var undone = client.delete(undo);

        assertThat(undone.text("proof")).isEqualTo("contradicted");
        assertThat(UploadTest.texts(undone.json().get("problems"), "code"))
                .containsExactlyElementsOf(UploadTest.texts(read.get("problems"), "code"));
        assertThat(undone.json().get("accounts")).isEqualTo(read.get("accounts"));
        assertThat(client.delete(undo).status()).isEqualTo(404);
        assertThat(repair(client, path, finding, "").text("proof")).isEqualTo("proven");
    }

    @Test
    void reading_again_forgets_repairs() {
        var client = client();
        var path = path(client.whenRead(client.upload("a.csv", FLIPPED, DBS)));
        repair(client, path, firstFinding(client, path).get("id").asText(), "");

        var read = client.whenRead(client.post(path + "/reparse", "{\"institution\":\"UOB\"}"));

        assertThat(read.get("proof").asText()).isEqualTo("contradicted");
        assertThat(client.get(path + "/doctor").json().at("/accounts/0/repairs"))
                .isEmpty();
    }

    @Test
    void what_is_not_found_now_or_not_current_is_refused() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", FLIPPED, DBS));
        var path = path(read);
        var finding = firstFinding(client, path).get("id").asText();
        var body = "{\"finding\":\"" + finding + "\"}";
        var key = Map.of("Idempotency-Key", "repair-1");

        assertThat(repair(client, path, "0123456789abcdef", "").text("code")).isEqualTo("finding-not-current");
        assertThat(client.post(path + "/repairs", body, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        var first = client.post(path + "/repairs", body, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(client.post(path + "/repairs", body, key).json()).isEqualTo(first.json());
        assertThat(client.post(path + "/repairs", body).text("code")).isEqualTo("finding-not-current");
        client.post(path + "/approve", "");
        assertThat(client.post(path + "/repairs", body).text("code")).isEqualTo("status-does-not-allow");
        var repair = client.get(path + "/doctor").json().at("/accounts/0/repairs/0/id");
        assertThat(client.delete(path + "/repairs/" + repair.asText()).text("code"))
                .isEqualTo("status-does-not-allow");
    }

    @Test
    void a_finding_that_closes_no_chain_is_refused() {
        var client = client();
        var path = path(client.whenRead(client.upload(
                "a.csv",
                HEADER + "2026-01-02,a,100.00,300.00\n2026-01-05,b,2.50,297.50\n2026-01-06,c,-90.00,207.50\n"
                        + "2026-01-07,d,1.25,206.25\n",
                DBS)));
        var findings = client.get(path + "/doctor").json().at("/accounts/0/findings");

        assertThat(findings.at("/0/fault").asText()).isEqualTo("several");
        assertThat(findings.at("/1/closesChain").asBoolean()).isFalse();
        assertThat(repair(client, path, findings.at("/1/id").asText(), "").text("code"))
                .isEqualTo("repair-does-not-close");
        assertThat(repair(client, path, findings.at("/0/id").asText(), "").text("proof"))
                .isEqualTo("proven");
    }

    private static JsonNode firstFinding(ServiceClient client, String path) {
        return client.get(path + "/doctor").json().at("/accounts/0/findings/0");
    }

    private static ServiceClient.Answer repair(ServiceClient client, String path, String finding, String more) {
        return client.post(path + "/repairs", "{\"finding\":\"" + finding + "\"" + more + "}");
    }

    private List<String> postedAmounts(ServiceClient client) {
        return outbox.of(client.workspace()).stream()
                .filter(event -> event.type().equals(TransactionsApproved.TYPE))
                .flatMap(event -> StreamSupport.stream(
                        UploadTest.json(event.data()).get("rows").spliterator(), false))
                .map(row -> row.at("/amount/amount").asText())
                .toList();
    }

    private static String path(JsonNode read) {
        return "/statements/" + UploadTest.id(read);
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }
}
