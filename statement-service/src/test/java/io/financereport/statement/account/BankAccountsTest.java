package io.financereport.statement.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.test.Await;
import io.financereport.test.Contracts;
import io.financereport.test.OnRealParts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XAddArgs;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankAccountsTest implements OnRealParts {
    private static final String NAMELESS = """
        Date,Description,Amount,Balance
        2026-01-02,Salary,3000.00,4000.00
        2026-01-13,Tea,-2.50,3997.50
        """;
    private static final Map<String, String> DBS = Map.of("institution", "DBS");
    private static final String OPENED = "account.opened.v1";

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    @Property(name = "redis.uri")
    String redis;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void an_account_that_is_opened_while_the_file_waits_for_it_is_taken() {
        var client = client();
        var account = UUID.randomUUID();
        var uploaded = client.upload("a.csv", NAMELESS, Map.of("accountId", account.toString()));
        Await.until(
                Duration.ofMinutes(3),
                () -> client.get("/statements/" + uploaded.text("id"))
                        .text("status")
                        .equals("reading"));

        opened(client.workspace(), account);

        var read = client.whenRead(uploaded);
        assertThat(read.get("status").asText()).isEqualTo("approved");
        assertThat(accountId(read)).isEqualTo(account.toString());
        assertThat(read.at("/accounts/0/currency").asText()).isEqualTo("EUR");
    }

    @Test
    void a_file_without_a_number_is_taken_for_the_only_account_of_its_bank_and_says_so() {
        var client = client();
        var numbered = client.whenRead(client.upload("a.ofx", ofx("SGD"), DBS));

        var nameless = client.whenRead(client.upload("a.csv", NAMELESS, DBS));

        assertThat(codes(numbered)).doesNotContain("account-assumed");
        assertThat(accountId(nameless)).isEqualTo(accountId(numbered));
        assertThat(codes(nameless)).containsExactly("account-assumed");
        assertThat(nameless.at("/problems/0/detail").asText()).contains("DBS ••6789");
    }

    @Test
    void a_number_after_files_without_one_is_another_account_and_says_so() {
        var client = client();
        var nameless = client.whenRead(client.upload("a.csv", NAMELESS, DBS));

        var numbered = client.whenRead(client.upload("a.ofx", ofx("SGD"), DBS));

        assertThat(codes(nameless)).isEmpty();
        assertThat(accountId(numbered)).isNotEqualTo(accountId(nameless));
        assertThat(codes(numbered)).contains("account-assumed");
        var next = client.whenRead(client.upload("b.csv", NAMELESS.replace("Tea", "Coffee"), DBS));
        assertThat(codes(next)).contains("account-needed");
    }

    @Test
    void a_currency_that_nobody_said_is_asked_when_the_bank_is_known_in_another() {
        var client = client();
        var dollars = client.whenRead(client.upload("a.ofx", ofx("USD"), DBS));

        var asked = client.whenRead(client.upload("a.csv", NAMELESS, DBS));

        assertThat(asked.get("status").asText()).isEqualTo("review");
        assertThat(codes(asked)).containsExactly("account-needed");
        assertThat(asked.at("/problems/0/detail").asText()).contains("USD");
        var answered = client.whenRead(
                client.post("/statements/" + asked.get("id").asText() + "/reparse", "{\"currency\":\"USD\"}"));
        assertThat(accountId(answered)).isEqualTo(accountId(dollars));
    }

    /** As reconciliation-service tells it. */
    private void opened(UUID workspace, UUID account) {
        var data = """
            {"accountId":"%s","name":"My bank","code":null,"type":"asset","currency":"EUR","isCash":true,
             "systemRole":null,"cashFlow":"none"}\
            """.formatted(account);
        Contracts.requireValid(OPENED, data);
        var event =
                """
                {"specversion":"1.0","id":"%s","source":"/reconciliation","type":"%s","subject":"%s","time":"%s",
                 "datacontenttype":"application/json","subjectversion":1,"workspace":"%s","log":"%s","sequence":1,
                 "recordedat":"%4$s","data":%s}\
                """.formatted(UUID.randomUUID(), OPENED, account, Instant.now(), workspace, UUID.randomUUID(), data);
        try (var client = RedisClient.create(redis);
                var connection = client.connect()) {
            connection.sync().xadd("fr.reconciliation.events", new XAddArgs().id("1-1"), Map.of("event", event));
        }
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    private static String accountId(JsonNode statement) {
        return statement.at("/accounts/0/accountId").asText();
    }

    private static List<String> codes(JsonNode statement) {
        return StreamSupport.stream(statement.get("problems").spliterator(), false)
                .map(problem -> problem.get("code").asText())
                .toList();
    }

    private static String ofx(String currency) {
        return "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>" + currency
                + "<BANKACCTFROM><BANKID>7171<ACCTID>123456789"
                + "</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260131<STMTTRN><DTPOSTED>20260105"
                + "<TRNAMT>-7.00<FITID>1<NAME>Book</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>93.00"
                + "<DTASOF>20260131</LEDGERBAL></STMTRS></OFX>";
    }
}
