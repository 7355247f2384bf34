package io.financereport.statement.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was answered about a bank's file once is known of its next files, and a file that is written otherwise stops. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportProfilesTest implements OnRealParts {
    private static final String JANUARY = """
        Date,Description,Amount
        05/01/2026,Rent,-900.00
        06/02/2026,Pay,2500.00
        05/03/2026,Shop,-12.40
        """;
    private static final String MAY = """
        Date,Description,Amount
        05/05/2026,Rent,-900.00
        06/07/2026,Pay,2500.00
        05/06/2026,Shop,-3.10
        """;

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
    void an_answer_is_asked_for_once() {
        var client = client();
        var first = upload(client, "a.csv", JANUARY, "DBS");
        assertThat(codes(first)).contains("date-order-ambiguous");
        approve(client, answered(client, first, "day-month-year"));

        var second = upload(client, "b.csv", MAY, "DBS");

        assertThat(codes(second))
                .contains("profile-applied")
                .doesNotContain("date-order-ambiguous", "profile-borrowed");
        assertThat(second.at("/period/from").asText()).isEqualTo("2026-05-05");
        assertThat(second.at("/period/to").asText()).isEqualTo("2026-07-06");
    }

    @Test
    void rows_that_end_with_a_separator_more_than_their_header_are_of_the_profile() {
        var client = client();
        var rows = "05/01/2026,Rent,-900.00,,\n06/02/2026,Pay,2500.00,,\n05/03/2026,Shop,-12.40,,\n";
        approve(
                client,
                answered(client, upload(client, "a.csv", "On,What,CAD$,USD$\n" + rows, "RBC"), "day-month-year"));

        var second = upload(client, "b.csv", "On,What,CAD$,USD$\n" + rows.replace("/2026", "/2025"), "RBC");

        assertThat(codes(second)).contains("profile-applied");
    }

    @Test
    void a_profile_of_another_bank_lends_its_answer_and_that_is_said() {
        var client = client();
        approve(client, answered(client, upload(client, "a.csv", JANUARY, "DBS"), "day-month-year"));

        var other = upload(client, "b.csv", MAY, "Chase");

        assertThat(other.get("status").asText()).isEqualTo("review");
        assertThat(codes(other)).contains("profile-borrowed").doesNotContain("profile-applied");
    }

    @Test
    void a_file_that_is_written_otherwise_stops_with_what_is_different() {
        var client = client();
        approve(client, answered(client, upload(client, "a.csv", JANUARY, "DBS"), "day-month-year"));

        var changed = upload(client, "b.csv", """
            Date;Text;Amount;Balance
            13.08.2026;Rent;-900,00;100,00
            14.08.2026;Pay;2500,00;2600,00
            """, "DBS");

        assertThat(changed.get("status").asText()).isEqualTo("review");
        var detail = detail(changed, "layout-changed");
        assertThat(detail)
                .contains("\"DBS SGD CSV\", version 1")
                .contains("fields are parted by \";\", not by \",\"")
                .contains("column 2 \"Description\", the description, is gone")
                .contains("column 2 \"Text\", the description, is new")
                .contains("column 4 \"Balance\", the balance, is new")
                .contains("the decimal mark is a comma, not point");

        approve(client, changed);
        var profile = only(client);
        assertThat(profile.get("version").asInt()).isEqualTo(2);
        var whole = client.get("/import-profiles/" + profile.get("id").asText()).json();
        assertThat(whole.get("versions")).hasSize(2);
        assertThat(whole.at("/versions/0/changes").size()).isGreaterThan(3);
        assertThat(whole.at("/versions/1/statementId").asText()).isNotEmpty();

        var next = upload(client, "c.csv", """
            Date;Text;Amount;Balance
            15.08.2026;Tea;-10,00;2590,00
            """, "DBS");
        assertThat(next.get("status").asText()).as(next.toString()).isEqualTo("approved");
        var asBefore = upload(client, "d.csv", MAY, "DBS");
        assertThat(codes(asBefore)).contains("profile-applied").doesNotContain("layout-changed");
    }

    @Test
    void dates_that_speak_against_the_profile_stop_the_file() {
        var client = client();
        approve(client, answered(client, upload(client, "a.csv", JANUARY, "DBS"), "day-month-year"));

        var turned = upload(
                client, "b.csv", "Date,Description,Amount\n04/13/2026,Rent,-900.00\n04/14/2026,Pay,1.00\n", "DBS");

        assertThat(turned.get("status").asText()).isEqualTo("review");
        assertThat(detail(turned, "layout-changed")).contains("dates are month-day-year, not day-month-year");
    }

    @Test
    void a_profile_is_edited_and_the_next_file_is_read_so() {
        var client = client();
        approve(client, upload(client, "a.csv", """
            Date,Details,Memo,Amount
            2026-01-13,Rent,flat,-900.00
            2026-01-14,Pay,firm,100.00
            """, "DBS"));
        var profile = only(client);
        var path = "/import-profiles/" + profile.get("id").asText();
        var layout = (ObjectNode) profile.get("layout").deepCopy();
        ((ObjectNode) ((ArrayNode) layout.get("columns")).get(1)).put("role", "counterparty");

        var trial = client.post(path + "/test", "{\"layout\":" + layout + "}").json();
        assertThat(trial.get("fits").asBoolean()).as(trial.toString()).isFalse();
        assertThat(trial.at("/read/0/counterparty").asText()).isEqualTo("Rent");
        assertThat(trial.at("/golden/0/counterparty").asText("")).isNotEqualTo("Rent");
        assertThat(client.post(path + "/test", "{}").json().get("fits").asBoolean())
                .isTrue();

        var change =
                "{\"name\":\"My bank\",\"accountIds\":" + profile.get("accountIds") + ",\"layout\":" + layout + "}";
        assertThat(client.put(path, change, Map.of("If-Match", "\"7\"")).status())
                .isEqualTo(412);
        var changed = client.put(path, change, Map.of("If-Match", "\"1\""));
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        assertThat(changed.json().get("version").asInt()).isEqualTo(2);
        assertThat(client.post(path + "/test", "{}").json().get("fits").asBoolean())
                .isTrue();

        var next = upload(client, "b.csv", """
            Date,Details,Memo,Amount
            2026-02-13,Landlord,flat,-900.00
            """, "DBS");
        assertThat(codes(next)).as(next.toString()).contains("profile-applied").doesNotContain("layout-changed");
        var row = client.get("/statements/" + next.get("id").asText() + "/transactions")
                .json()
                .at("/items/0");
        assertThat(row.get("counterparty").asText()).isEqualTo("Landlord");
    }

    @Test
    void what_a_person_changed_while_a_statement_waited_is_not_undone_by_its_approval() {
        var client = client();
        approve(client, answered(client, upload(client, "a.csv", JANUARY, "DBS"), "day-month-year"));
        var waiting = upload(client, "b.csv", MAY, "DBS");
        assertThat(codes(waiting)).contains("profile-applied");
        var profile = only(client);
        var layout = (ObjectNode) profile.get("layout").deepCopy();
        ((ObjectNode) layout.get("columns").get(1)).put("role", "counterparty");
        change(client, profile, profile.get("accountIds").toString(), layout);

        approve(client, waiting);

        assertThat(only(client).get("version").asInt()).isEqualTo(2);
        assertThat(only(client).at("/layout/columns/1/role").asText()).isEqualTo("counterparty");
    }

    @Test
    void a_profile_that_a_person_took_from_an_account_does_not_learn_from_it_any_more() {
        var client = client();
        approve(client, answered(client, upload(client, "a.csv", JANUARY, "DBS"), "day-month-year"));
        var waiting =
                upload(client, "b.csv", "Date;Text;Amount\n13.08.2026;Rent;-900,00\n14.08.2026;Pay;1,00\n", "DBS");
        assertThat(codes(waiting)).contains("layout-changed");
        var profile = only(client);
        change(client, profile, "[]", profile.get("layout"));

        approve(client, waiting);

        var profiles = client.get("/import-profiles").json().get("items");
        assertThat(profiles).hasSize(2);
        assertThat(profiles.findValuesAsText("version")).containsOnly("2", "1");
        var kept = client.get("/import-profiles/" + profile.get("id").asText()).json();
        assertThat(kept.get("accountIds")).isEmpty();
        assertThat(kept.get("version").asInt()).isEqualTo(2);
    }

    private static void change(ServiceClient client, JsonNode profile, String accounts, JsonNode layout) {
        var answer = client.put(
                "/import-profiles/" + profile.get("id").asText(),
                "{\"name\":\"Mine\",\"accountIds\":" + accounts + ",\"layout\":" + layout + "}",
                Map.of("If-Match", "\"1\""));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    }

    @Test
    void a_layout_that_cannot_read_the_sample_is_refused() {
        var client = client();
        approve(client, answered(client, upload(client, "a.csv", JANUARY, "DBS"), "day-month-year"));
        var profile = only(client);
        var path = "/import-profiles/" + profile.get("id").asText();
        var layout = (ObjectNode) profile.get("layout").deepCopy();
        var columns = (ArrayNode) layout.get("columns");
        ((ObjectNode) columns.get(0)).put("role", "description");
        ((ObjectNode) columns.get(1)).put("role", "booked-on");

        var answer = client.put(path, "{\"name\":\"x\",\"accountIds\":[],\"layout\":" + layout + "}", Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("sample-not-read");
        ((ObjectNode) columns.get(1)).putNull("role");
        var without = client.put(path, "{\"name\":\"x\",\"accountIds\":[],\"layout\":" + layout + "}", Map.of());
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.text("detail")).contains("one has to hold the days");
    }

    @Test
    void a_profile_goes_from_one_workspace_to_another_as_a_file() {
        var here = client();
        approve(here, answered(here, upload(here, "a.csv", JANUARY, "DBS"), "day-month-year"));
        var path = "/import-profiles/" + only(here).get("id").asText();
        var bare = here.get(path + "/file").json();
        assertThat(bare.path("sample").isMissingNode() || bare.path("sample").isNull())
                .isTrue();
        var file = (ObjectNode) here.get(path + "/file?sample=true").json();
        assertThat(file.at("/sample/rows")).hasSize(3);

        var there = client();
        var taken = there.post("/import-profiles", file.toString());
        assertThat(taken.status()).as(taken.json().toString()).isEqualTo(201);
        assertThat(there.post("/import-profiles", file.toString()).text("code")).isEqualTo("profile-name-taken");
        var wrong = file.deepCopy();
        wrong.put("name", "Wrong");
        ((ObjectNode) wrong.at("/sample/rows/0")).put("amount", "-901.00");
        assertThat(there.post("/import-profiles", wrong.toString()).text("code"))
                .isEqualTo("sample-not-read");
        assertThat(there.post("/import-profiles", "{\"kind\":\"x\"}").status()).isEqualTo(400);

        var lent = upload(there, "b.csv", MAY, "DBS");
        assertThat(codes(lent)).contains("profile-borrowed");

        var id = taken.text("id");
        assertThat(there.delete("/import-profiles/" + id).status()).isEqualTo(204);
        assertThat(there.get("/import-profiles/" + id).status()).isEqualTo(404);
        assertThat(here.get("/import-profiles/" + id).status()).isEqualTo(404);
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    private static JsonNode upload(ServiceClient client, String name, String content, String institution) {
        return client.whenRead(client.upload(name, content, Map.of("institution", institution)));
    }

    private static JsonNode answered(ServiceClient client, JsonNode statement, String order) {
        return client.whenRead(client.post(
                "/statements/" + statement.get("id").asText() + "/reparse", "{\"dateOrder\":\"" + order + "\"}"));
    }

    private static void approve(ServiceClient client, JsonNode statement) {
        if (!statement.get("status").asText().equals("approved")) {
            var answer = client.post("/statements/" + statement.get("id").asText() + "/approve", "");
            assertThat(answer.status()).as(statement + " " + answer.json()).isEqualTo(200);
        }
    }

    private static JsonNode only(ServiceClient client) {
        var profiles = client.get("/import-profiles").json().get("items");
        assertThat(profiles).hasSize(1);
        return profiles.get(0);
    }

    private static Iterable<String> codes(JsonNode statement) {
        return StreamSupport.stream(statement.get("problems").spliterator(), false)
                .map(problem -> problem.get("code").asText())
                .toList();
    }

    private static String detail(JsonNode statement, String code) {
        return StreamSupport.stream(statement.get("problems").spliterator(), false)
                .filter(problem -> problem.get("code").asText().equals(code))
                .map(problem -> problem.get("detail").asText())
                .findFirst()
                .orElse("no " + code + " in " + statement);
    }
}
