package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest implements OnRealParts {
    private static final String UNPROVEN = "Date,Description,Amount\n2026-01-02,Salary,3000.00\n2026-01-13,Tea,-2.50\n";
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
        return Map.of(
                "storage.local-path",
                folder.toString(),
                "reading.account-wait-max",
                "3s",
                "reading.file-bytes-max",
                "100000");
    }

    @Test
    void an_unproven_csv_waits_for_a_person_who_approves() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", UNPROVEN, DBS));

        assertThat(read.get("status").asText()).isEqualTo("review");
        assertThat(read.get("proof").asText()).isEqualTo("unproven");
        assertThat(read.get("newTransactionCount").asInt()).isEqualTo(2);
        assertThat(read.at("/problems/0/code").asText()).isEqualTo("opening-unknown");
        assertThat(outbox.of(client.workspace())).hasSize(1);

        var approved = client.post("/statements/" + read.get("id").asText() + "/approve", "");

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("status")).isEqualTo("approved");
        assertThat(outbox.of(client.workspace())).hasSize(2);
        var again = client.post("/statements/" + read.get("id").asText() + "/approve", "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(outbox.of(client.workspace())).hasSize(2);
    }

    @Test
    void amounts_that_sum_to_more_than_can_be_kept_are_refused_in_words() {
        var client = client();

        var read = client.whenRead(client.upload(
                "a.csv",
                "Date,Description,Amount\n2026-01-02,a,99999999999999.00\n2026-01-13,b,99999999999999.00\n",
                DBS));

        assertThat(read.get("status").asText()).isEqualTo("failed");
        assertThat(read.at("/problems/0/code").asText()).isEqualTo("amount-too-large");
    }

    @Test
    void a_contradicted_statement_names_its_difference() {
        var client = client();

        var read = client.whenRead(client.upload(
                "a.csv", "Date,Description,Amount,Balance\n2026-01-02,a,-1.00,99.00\n2026-01-13,b,-1.00,97.00\n", DBS));

        assertThat(read.get("status").asText()).isEqualTo("review");
        assertThat(read.get("proof").asText()).isEqualTo("contradicted");
        assertThat(read.at("/problems/0/code").asText()).isEqualTo("running-balance-breaks");
        assertThat(read.at("/problems/0/line").asInt()).isEqualTo(3);
        assertThat(read.at("/accounts/0/difference/amount").asText()).isEqualTo("-1.00");
    }

    @Test
    void a_rejected_file_may_come_again() {
        var client = client();
        var first =
                client.whenRead(client.upload("a.csv", UNPROVEN, DBS)).get("id").asText();

        var rejected = client.post("/statements/" + first + "/reject", "{\"reason\":\"Wrong account\"}");

        assertThat(rejected.text("status")).isEqualTo("rejected");
        assertThat(client.post("/statements/" + first + "/approve", "").text("code"))
                .isEqualTo("status-does-not-allow");
        assertThat(client.upload("a.csv", UNPROVEN, DBS).status()).isEqualTo(202);
    }

    @Test
    void an_open_question_is_answered_and_the_file_read_again() {
        var client = client();
        var asked = client.whenRead(
                client.upload("a.csv", "Date,Description,Amount\n01/02/2026,a,-1.00\n03/04/2026,b,-2.00\n", DBS));
        var path = "/statements/" + asked.get("id").asText();
        assertThat(asked.get("status").asText()).isEqualTo("review");
        assertThat(asked.at("/problems/0/code").asText()).isEqualTo("date-order-ambiguous");
        assertThat(client.post(path + "/approve", "").text("code")).isEqualTo("question-open");

        var answered = client.post(path + "/reparse", "{\"dateOrder\":\"day-month-year\"}");

        assertThat(answered.status()).isEqualTo(202);
        var read = client.whenRead(answered);
        assertThat(read.at("/period/from").asText()).isEqualTo("2026-02-01");
        assertThat(read.get("transactionCount").asInt()).isEqualTo(2);
    }

    @Test
    void signs_that_no_file_can_tell_are_said_by_a_person() {
        var client = client();
        var card = client.whenRead(client.upload("card.csv", "Date,Description,Amount\n2026-01-13,Tea,2.50\n", DBS));
        var path = "/statements/" + card.get("id").asText();
        assertThat(card.at("/problems/0/code").asText()).isEqualTo("sign-unknown");
        assertThat(client.post(path + "/reparse", "{\"signs\":\"upside-down\"}").text("detail"))
                .isEqualTo("signs: one of as-written, inverted");

        var answered = client.whenRead(client.post(path + "/reparse", "{\"signs\":\"inverted\"}"));

        assertThat(client.get(path + "/transactions")
                        .json()
                        .at("/items/0/amount/amount")
                        .asText())
                .isEqualTo("-2.50");
        assertThat(UploadTest.texts(answered.get("problems"), "code")).doesNotContain("sign-unknown");
    }

    @Test
    void a_file_that_names_no_account_needs_one() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", UNPROVEN, Map.of()));

        assertThat(read.get("status").asText()).isEqualTo("review");
        assertThat(UploadTest.texts(read.get("problems"), "code")).contains("account-needed");
        assertThat(client.post("/statements/" + read.get("id").asText() + "/approve", "")
                        .text("code"))
                .isEqualTo("question-open");
    }

    @Test
    void an_account_that_is_never_heard_of_is_asked_for() {
        var client = client();

        var read = client.whenRead(client.upload(
                "a.csv", UNPROVEN, Map.of("accountId", UUID.randomUUID().toString())));

        assertThat(UploadTest.texts(read.get("problems"), "code")).contains("account-needed");
    }

    @Test
    void an_ofx_file_is_approved_though_one_balance_proves_nothing() {
        var client = client();
        var read = client.whenRead(client.upload("a.ofx", ofx("20260112", "-2.50", "97.50"), Map.of()));

        assertThat(read.get("status").asText()).isEqualTo("approved");
        assertThat(read.get("proof").asText()).isEqualTo("unproven");
        assertThat(read.at("/accounts/0/openingBalance/amount").asText()).isEqualTo("100.00");
        assertThat(read.at("/accounts/0/identifier").asText()).isEqualTo("123456789");
        assertThat(UploadTest.texts(read.get("problems"), "code")).containsExactly("opening-derived");
    }

    @Test
    void what_a_person_writes_is_cleaned_before_it_is_kept() {
        var client = client();
        var path = "/statements/"
                + client.whenRead(client.upload("a.csv", UNPROVEN, Map.of()))
                        .get("id")
                        .asText();

        var blank = client.whenRead(client.post(path + "/reparse", "{\"institution\":\"  \"}"));
        assertThat(UploadTest.texts(blank.get("problems"), "code")).contains("account-needed");
        var named = client.whenRead(client.post(path + "/reparse", "{\"institution\":\"D\\u0000BS\"}"));
        assertThat(named.at("/accounts/0/accountId").asText()).isNotEmpty();

        assertThat(client.post(path + "/reject", "{\"reason\":\"\\u0000\"}").status())
                .isEqualTo(400);
        assertThat(client.post(path + "/reject", "{\"reason\":\"no\\u0000t mine\"}")
                        .text("status"))
                .isEqualTo("rejected");
    }

    @Test
    void a_bad_file_fails_whole_and_says_why() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", UNPROVEN + "2026-01-14,b\n", DBS));

        assertThat(read.get("status").asText()).isEqualTo("failed");
        assertThat(read.at("/problems/0/code").asText()).isEqualTo("row-incomplete");
        assertThat(read.at("/problems/0/line").asInt()).isEqualTo(4);
        assertThat(read.get("transactionCount").asInt()).isZero();
        assertThat(client.get("/statements/" + read.get("id").asText() + "/transactions")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(outbox.of(client.workspace())).isEmpty();
    }

    @Test
    void what_is_no_statement_is_refused_at_the_door() {
        var client = client();

        var picture = client.upload("a.csv", "GIF89a and so on", DBS);
        assertThat(picture.status()).isEqualTo(415);
        assertThat(picture.text("code")).isEqualTo("format-not-supported");
        assertThat(picture.text("detail")).contains("CSV", "OFX");
        assertThat(client.upload("a.csv", "", DBS).text("code")).isEqualTo("empty-file");
        var large = client.upload("a.csv", UNPROVEN + " ".repeat(100_000), DBS);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text("code")).isEqualTo("file-too-large");
        assertThat(client.get("/statements").json().get("items")).isEmpty();
    }

    @Test
    void a_repeated_upload_with_the_same_key_is_answered_alike() {
        var client = client();
        var bytes = UNPROVEN.getBytes(StandardCharsets.UTF_8);
        var key = Map.of("Idempotency-Key", "upload-1");

        var first = client.upload("a.csv", bytes, DBS, key);
        var again = client.upload("a.csv", bytes, DBS, key);
        var other = client.upload("a.csv", (UNPROVEN + "\n").getBytes(StandardCharsets.UTF_8), DBS, key);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
        assertThat(client.get("/statements/" + first.text("id") + "/document")
                        .http()
                        .body())
                .isEqualTo(bytes);
    }

    @Test
    void a_hostile_name_stays_a_name() {
        var client = client();
        var uploaded = client.upload("..%2f..%2fetc%2fpa\u202esswd; x.csv", UNPROVEN, DBS);
        client.whenRead(uploaded);

        var document = client.get("/statements/" + uploaded.text("id") + "/document");

        assertThat(document.http().headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header)
                        .startsWith("attachment; filename*=UTF-8''")
                        .doesNotContain("\u202e", "; x"));
        assertThat(document.http().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        assertThat(document.http().body()).isEqualTo(UNPROVEN.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_decision_on_an_old_version_is_refused() {
        var client = client();
        var read = client.whenRead(client.upload("a.csv", UNPROVEN, DBS));
        var path = "/statements/" + read.get("id").asText();

        assertThat(client.post(path + "/approve", "", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        assertThat(client.post(
                                path + "/approve",
                                "",
                                Map.of("If-Match", "\"" + read.get("version").asLong() + "\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void one_that_has_failed_is_read_again_unless_its_bytes_count_elsewhere() {
        var client = client();
        var journal = "2026-01-02 Tea\n    expenses:food  $2.50\n    assets:cash\n";
        var failed = client.whenRead(client.upload("a.journal", journal, Map.of()));
        var path = "/statements/" + UploadTest.id(failed);
        assertThat(failed.get("status").asText()).as(failed.toString()).isEqualTo("failed");

        var again = client.whenRead(client.post(path + "/reparse", "{}"));
        assertThat(again.get("status").asText()).isEqualTo("failed");
        assertThat(again.get("problems")).isEqualTo(failed.get("problems"));

        var other = client.whenRead(client.upload("b.journal", journal, Map.of("currency", "USD")));
        assertThat(other.get("status").asText()).as(other.toString()).isEqualTo("review");
        var refused = client.post(path + "/reparse", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains(UploadTest.id(other).toString());

        client.post("/statements/" + UploadTest.id(other) + "/reject", "{\"reason\":\"test\"}");
        var answered = client.whenRead(client.post(path + "/reparse", "{\"currency\":\"USD\"}"));
        assertThat(answered.get("status").asText()).isEqualTo("review");
    }

    @Test
    void the_list_has_pages_and_a_filter() {
        var client = client();
        for (int i = 1; i <= 3; i++) {
            client.whenRead(client.upload("a" + i + ".csv", UNPROVEN + "2026-01-2" + i + ",x,-1.00\n", DBS));
        }
        client.whenRead(client.upload("b.ofx", ofx("20260112", "-2.50", "97.50"), Map.of()));

        var first = client.get("/statements?status=review&limit=2");
        var second = client.get("/statements?status=review&limit=2&cursor=" + first.text("next"));

        assertThat(UploadTest.texts(first.json().get("items"), "fileName")).containsExactly("a3.csv", "a2.csv");
        assertThat(UploadTest.texts(second.json().get("items"), "fileName")).containsExactly("a1.csv");
        assertThat(client.get("/statements?status=nonsense").status()).isEqualTo(400);
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    static String ofx(String day, String amount, String balance) {
        return "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>SGD<BANKACCTFROM><BANKID>7171<ACCTID>123456789"
                + "</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260131<STMTTRN><DTPOSTED>" + day + "<TRNAMT>"
                + amount + "<FITID>1<NAME>Tea</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>" + balance
                + "<DTASOF>20260131</LEDGERBAL></STMTRS></OFX>";
    }
}
