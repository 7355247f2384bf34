package io.financereport.statement.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs send about import profiles is refused with a reason, however it is wrong. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileRequestsTest implements OnRealParts {
    private static final String COLUMNS =
            "[{\"name\":\"Date\",\"role\":\"booked-on\"},{\"name\":\"Amount\",\"role\":\"amount\"}]";
    private static final String LAYOUT = layout(COLUMNS);

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"layout\":LAYOUT}",
                "{\"name\":\"x\",\"accountIds\":null,\"layout\":LAYOUT}",
                "{\"name\":\"x\",\"accountIds\":[null],\"layout\":LAYOUT}",
                "{\"name\":\"x\",\"accountIds\":[]}",
                "{\"accountIds\":[],\"layout\":LAYOUT}",
                "{\"name\":\"\\u0000\",\"accountIds\":[],\"layout\":LAYOUT}",
                "{\"name\":\"x\",\"accountIds\":[],\"layout\":{}}",
                "{\"name\":\"x\",\"accountIds\":[],\"layout\":{\"format\":\"csv\",\"separator\":\",\",\"headed\":true}}",
                "{\"name\":\"x\",\"accountIds\":[],\"layout\":null}",
                "null",
                "[]",
                ""
            })
    void a_change_that_is_none_is_refused(String change) {
        var client = client();
        var id = client.post("/import-profiles", file(LAYOUT, "null")).text("id");

        var answer = client.put("/import-profiles/" + id, change.replace("LAYOUT", LAYOUT), Map.of());

        assertThat(answer.status()).as(change + answer.json()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[null]",
                "[]",
                "[{\"name\":null,\"role\":\"amount\"}]",
                "[{\"name\":\"Date\",\"role\":\"booked-on\"},{\"name\":\"Amount\",\"role\":\"money\"}]",
                "[{\"name\":\"Date\",\"role\":\"booked-on\"},{\"name\":\"Amount\",\"role\":\"date-or-other\"}]",
                "[{\"name\":\"\",\"role\":\"booked-on\"},{\"name\":\" \",\"role\":\"amount\"}]"
            })
    void columns_that_are_none_are_refused(String columns) {
        var answer = client().post("/import-profiles", file(layout(columns), "null"));

        assertThat(answer.status()).as(columns + answer.json()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currency\":\"SGD\"}",
                "{\"currency\":\"SGD\",\"records\":[null],\"rows\":[]}",
                "{\"currency\":\"SGD\",\"records\":[[null]],\"rows\":[]}",
                "{\"currency\":\"SGD\",\"records\":[],\"rows\":[null]}",
                "{\"currency\":\"XXX\",\"records\":[[\"Date\",\"Amount\"],[\"2026-01-13\",\"1.00\"]],\"rows\":[]}",
                "{\"currency\":\"XAU\",\"records\":[],\"rows\":[{\"bookedOn\":\"2026-01-13\",\"amount\":\"1.00\",\"currency\":\"XAU\",\"description\":\"\"}]}",
                "{\"currency\":\"SGD\",\"records\":[],\"rows\":[{\"bookedOn\":\"2026-01-13\",\"amount\":\"1E+99999999\",\"currency\":\"SGD\",\"description\":\"\"}]}",
                "{\"currency\":\"SGD\",\"records\":[],\"rows\":[{\"bookedOn\":\"2026-01-13\",\"amount\":\"1E-999999999\",\"currency\":\"SGD\",\"description\":\"\"}]}",
                "{\"currency\":\"SGD\",\"records\":[],\"rows\":[{\"bookedOn\":\"2026-01-13\",\"amount\":\"999999999999999999\",\"currency\":\"SGD\",\"description\":\"\"}]}",
                "{\"currency\":\"SGD\",\"records\":[],\"rows\":[{\"bookedOn\":\"2026-01-13\",\"amount\":\"1\",\"currency\":\"SGD\"}]}"
            })
    void a_sample_that_is_none_is_refused(String sample) {
        var answer = client().post("/import-profiles", file(LAYOUT, sample));

        assertThat(answer.status()).as(sample + answer.json()).isIn(400, 422);
    }

    @Test
    void a_separator_is_one_that_files_have() {
        var client = client();

        var wrong = client.post("/import-profiles", file(LAYOUT.replace("\",\"", "\"a\""), "null"));
        assertThat(wrong.status()).as(wrong.json().toString()).isEqualTo(400);
        var sheet = client.post("/import-profiles", file(LAYOUT.replace("\"csv\"", "\"xlsx\""), "null"));
        assertThat(sheet.status()).as(sheet.json().toString()).isEqualTo(400);
    }

    @Test
    void a_layout_whose_columns_the_sample_does_not_have_does_not_read_it() {
        var client = client();
        var rows = "[{\"bookedOn\":\"2026-01-13\",\"amount\":\"1.00\",\"currency\":\"SGD\",\"description\":\"\"}]";
        var sample = "{\"currency\":\"SGD\",\"records\":[[\"Date\",\"Amount\"],[\"2026-01-13\",\"1.00\"]],\"rows\":"
                + rows + "}";
        var other = layout(COLUMNS.replace("Amount", "Betrag"));

        var taken = client.post("/import-profiles", file(other, sample));
        assertThat(taken.text("code")).as(taken.json().toString()).isEqualTo("sample-not-read");
        assertThat(taken.text("detail")).contains("Betrag");
        assertThat(client.post("/import-profiles", file(LAYOUT, sample)).status())
                .isEqualTo(201);
    }

    @Test
    void a_file_is_taken_in_once_however_often_it_is_sent() {
        var client = client();
        var key = Map.of("Idempotency-Key", "take-1");

        var first = client.post("/import-profiles", file(LAYOUT, "null"), key);
        var again = client.post("/import-profiles", file(LAYOUT, "null"), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.json()).isEqualTo(first.json());
        var other = client.post("/import-profiles", file(LAYOUT.replace("Amount", "Betrag"), "null"), key);
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_file_of_another_kind_is_none() {
        var later = file(LAYOUT, "null").replace("profile-1", "profile-2");

        var answer = client().post("/import-profiles", later);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("finance-report-import-profile-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000"})
    void a_table_with_characters_that_no_json_holds_is_read(String odd) {
        var client = client();
        var file = "Date,De" + odd + "tails,Amount\n2026-01-13,Re" + odd + "nt,-900.00\n2026-01-14,Pay,100.00\n";

        var read = client.whenRead(client.upload("a.csv", file, Map.of("institution", "DBS")));

        assertThat(read.get("status").asText()).as(read.toString()).isEqualTo("review");
    }

    @Test
    void a_refusal_that_quotes_a_zero_character_is_kept() {
        var client = client();
        var file = "Date,Details,Amount,Currency\n2026-01-13,Rent,-900.00,S\u0000D\n";

        var read = client.whenRead(client.upload("a.csv", file, Map.of("institution", "DBS")));

        assertThat(read.at("/problems/0/code").asText()).as(read.toString()).isEqualTo("currency-unknown");
    }

    @Test
    void a_name_with_a_zero_character_is_taken_without_it() {
        var odd = layout(COLUMNS.replace("Date", "Da\\u0000te"));

        var taken = client().post("/import-profiles", file(odd, "null"));

        assertThat(taken.json().at("/layout/columns/0/name").asText())
                .as(taken.json().toString())
                .isEqualTo("Date");
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    private static String layout(String columns) {
        return "{\"format\":\"csv\",\"separator\":\",\",\"headed\":true,\"columns\":" + columns + "}";
    }

    private static String file(String layout, String sample) {
        return "{\"kind\":\"finance-report-import-profile-1\",\"name\":\"Bank\",\"layout\":" + layout + ",\"sample\":"
                + sample + "}";
    }
}
