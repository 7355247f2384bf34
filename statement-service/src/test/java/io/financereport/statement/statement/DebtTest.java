package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** What is known of an account answers what the signs of its files mean. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebtTest implements OnRealParts {
    private static final String CARD = """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102

        <OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>SGD<CCACCTFROM><ACCTID>CARD-77</CCACCTFROM>
        <BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20251212<TRNAMT>-9.00<FITID>1<NAME>Tea</STMTTRN></BANKTRANLIST>
        </CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
        """;
    private static final String ROWS = "2026-01-12,Lamp,20.00\n2026-01-13,Book,5.00\n";

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
    void a_table_of_a_card_that_is_chosen_is_read_as_what_is_owed() {
        var client = client();
        var card = client.whenRead(client.upload("card.ofx", CARD, Map.of()));
        var account = card.at("/accounts/0/accountId").asText();

        var read = client.whenRead(
                client.upload("rows.csv", "Date,Description,Amount\n" + ROWS, Map.of("accountId", account)));

        assertThat(amountOfFirst(client, read)).isEqualTo("-20.00");
        assertThat(UploadTest.texts(read.get("problems"), "code")).contains("signs-inferred");
    }

    @Test
    void a_table_that_names_the_card_is_read_again_as_what_is_owed() {
        var client = client();
        client.whenRead(client.upload("card.ofx", CARD, Map.of()));
        var rows = "Date,Description,Amount,Account Number\n" + ROWS.replace("\n", ",CARD-77\n");

        var read = client.whenRead(client.upload("rows.csv", rows, Map.of()));

        assertThat(amountOfFirst(client, read)).isEqualTo("-20.00");
        assertThat(UploadTest.texts(read.get("problems"), "code")).contains("signs-inferred");
    }

    private static String amountOfFirst(ServiceClient client, JsonNode statement) {
        return client.get("/statements/" + UploadTest.id(statement) + "/transactions")
                .json()
                .at("/items/0/amount/amount")
                .asText();
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }
}
