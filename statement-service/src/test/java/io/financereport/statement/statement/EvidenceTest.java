package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.statement.reading.pdf.DrawnPdf;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest implements OnRealParts {
    private static final Map<String, String> DBS = Map.of("institution", "DBS");
    private static final String JANUARY = """
        Date,Description,Amount,Balance
        2026-01-02,Salary,3000.00,4000.00
        2026-01-13,Café Müller,-2.50,3997.50
        2026-01-20,Rent,-1200.00,2797.50
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
    void the_place_of_every_row_leads_to_its_bytes_in_the_document() throws Exception {
        var client = client();
        var path = uploaded(client, "january.csv", JANUARY.getBytes(StandardCharsets.UTF_8));
        var document = client.get(path + "/document").http().body();

        for (JsonNode row : client.get(path + "/transactions").json().get("items")) {
            var evidence = evidence(client, path, row.get("id").asText());

            assertThat(evidence.get("sha256").asText()).isEqualTo(sha256(document));
            assertThat(evidence.get("fileName").asText()).isEqualTo("january.csv");
            assertThat(evidence.get("format").asText()).isEqualTo("csv");
            assertThat(evidence.get("source").get("kind").asText()).isEqualTo("bytes");
            var bytes = Arrays.copyOfRange(
                    document,
                    evidence.get("source").get("from").asInt(),
                    evidence.get("source").get("to").asInt());
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .startsWith(row.get("bookedOn").asText())
                    .contains(row.get("description").asText());
            assertThat(lines(document, evidence.get("source").get("from").asInt()))
                    .isEqualTo(evidence.get("source").get("line").asInt());
            var excerpt = evidence.get("excerpt");
            assertThat(excerpt.get("row").asText()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
            assertThat(excerpt.get("before").asText()
                            + excerpt.get("row").asText()
                            + excerpt.get("after").asText())
                    .isEqualTo(JANUARY);
            assertThat(excerpt.get("cut").asBoolean()).isFalse();
        }
    }

    @Test
    void a_row_of_a_pdf_leads_to_its_place_on_the_page() {
        var client = client();
        var pdf = new DrawnPdf(50, 120, 430, 530).lines("""
            Account number 123-456-789
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            2026-04-03|Bakery|>-4.00|>96.00
            2026-04-17|Refund|>10.00|>106.00
            Closing balance|||>106.00
            """).bytes();
        var path = uploaded(client, "april.pdf", pdf);

        var statement = client.get(path).json();
        var evidence = evidence(client, path, id(client, path, 0));

        assertThat(statement.get("proof").asText()).as(statement.toString()).isEqualTo("proven");
        assertThat(evidence.get("format").asText()).isEqualTo("pdf");
        assertThat(evidence.at("/source/kind").asText()).isEqualTo("box");
        assertThat(evidence.at("/source/part").asInt()).isEqualTo(1);
        assertThat(evidence.at("/source/line").asInt()).isEqualTo(4);
        var box = evidence.at("/source/box");
        assertThat(box.get(0).asInt()).isBetween(4_500, 5_500);
        assertThat(box.get(1).asInt()).isLessThan(box.get(3).asInt());
        assertThat(box.get(2).asInt()).isBetween(52_500, 53_500);
        assertThat(evidence.at("/excerpt/row").asText()).contains("2026-04-03", "Bakery", "-4.00", "96.00");
        assertThat(evidence.at("/excerpt/before").asText()).contains("Opening balance");
        assertThat(evidence.at("/excerpt/after").asText()).contains("Refund");
    }

    @Test
    void the_text_is_decoded_as_the_reader_decoded_it() {
        var client = client();
        var latin = uploaded(client, "latin.csv", JANUARY.getBytes(Charset.forName("windows-1252")));
        var wide = uploaded(
                client,
                "wide.csv",
                JANUARY.replace("7.50", "6.50").replace("-2.50", "-3.50").getBytes(StandardCharsets.UTF_16));
        var labelled = uploaded(client, "labelled.ofx", ofx("Zażółć gęślą").getBytes(Charset.forName("windows-1250")));

        var first = evidence(client, latin, id(client, latin, 1)).get("excerpt");
        var second = evidence(client, labelled, id(client, labelled, 0)).get("excerpt");
        var third = evidence(client, wide, id(client, wide, 1)).get("excerpt");

        assertThat(first.get("charset").asText()).isEqualTo("windows-1252");
        assertThat(first.get("row").asText()).contains("Café Müller");
        assertThat(second.get("charset").asText()).isEqualTo("windows-1250");
        assertThat(second.get("row").asText()).contains("<NAME>Zażółć gęślą");
        assertThat(third.get("charset").asText()).isEqualTo("UTF-16BE");
        assertThat(third.get("row").asText()).isEqualTo("2026-01-13,Café Müller,-3.50,3996.50");
        assertThat(third.get("before").asText()).startsWith("Date,Description,Amount,Balance\n2026-01-02,");
    }

    @Test
    void a_row_is_found_by_its_own_id_and_by_the_transaction_that_it_sights() {
        var client = client();
        var first = uploaded(client, "january.csv", JANUARY.getBytes(StandardCharsets.UTF_8));
        var again = "Booked by the bank\n" + JANUARY.replace("Salary", "SALARY");
        var second = uploaded(client, "again.csv", again.getBytes(StandardCharsets.UTF_8));
        var transaction = id(client, first, 0);
        assertThat(id(client, second, 0)).as("both sight one transaction").isEqualTo(transaction);

        var inFirst = evidence(client, first, transaction);
        var inSecond = evidence(client, second, transaction);

        assertThat(inFirst.get("source").get("line").asInt()).isEqualTo(2);
        assertThat(inFirst.at("/excerpt/row").asText()).contains("Salary");
        assertThat(inSecond.get("source").get("line").asInt()).isEqualTo(3);
        assertThat(inSecond.at("/excerpt/row").asText()).contains("SALARY");
    }

    @Test
    void what_is_not_there_and_what_is_of_another_workspace_is_not_found() {
        var client = client();
        var path = uploaded(client, "january.csv", JANUARY.getBytes(StandardCharsets.UTF_8));
        var other = uploaded(
                client, "other.csv", JANUARY.replace("2026-01", "2026-02").getBytes(StandardCharsets.UTF_8));
        var row = id(client, path, 0);

        assertThat(client.get(evidencePath(path, UUID.randomUUID().toString())).status())
                .isEqualTo(404);
        assertThat(client.get(evidencePath("/statements/" + UUID.randomUUID(), row))
                        .status())
                .isEqualTo(404);
        assertThat(client.get(evidencePath(other, row)).status())
                .as("of another file")
                .isEqualTo(404);
        assertThat(client().get(evidencePath(path, row)).status()).as("foreign").isEqualTo(404);
        assertThat(client.get(evidencePath(path, row)).status()).isEqualTo(200);
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    private static String uploaded(ServiceClient client, String name, byte[] file) {
        return "/statements/"
                + client.whenRead(client.upload(name, file, DBS, Map.of()))
                        .get("id")
                        .asText();
    }

    private static String id(ServiceClient client, String statement, int row) {
        return client.get(statement + "/transactions")
                .json()
                .at("/items/" + row + "/id")
                .asText();
    }

    private static String evidencePath(String statement, String transaction) {
        return statement + "/transactions/" + transaction + "/evidence";
    }

    private static JsonNode evidence(ServiceClient client, String statement, String transaction) {
        var answer = client.get(evidencePath(statement, transaction));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static int lines(byte[] document, int before) {
        var lines = 1;
        for (int i = 0; i < before; i++) {
            lines += document[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String ofx(String name) {
        return "OFXHEADER:100\n"
                + "DATA:OFXSGML\n"
                + "ENCODING:USASCII\n"
                + "CHARSET:1250\n\n"
                + "<OFX><STMTRS><CURDEF>SGD<BANKACCTFROM><BANKID>7171"
                + "<ACCTID>123456789</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331<STMTTRN>"
                + "<DTPOSTED>20260302<TRNAMT>-5.00<FITID>1<NAME>" + name + "</STMTTRN></BANKTRANLIST><LEDGERBAL>"
                + "<BALAMT>95.00<DTASOF>20260331</LEDGERBAL></STMTRS></OFX>";
    }
}
