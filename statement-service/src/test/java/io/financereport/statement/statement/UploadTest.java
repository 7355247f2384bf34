package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.statement.ServiceClient;
import io.financereport.test.Contracts;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest implements OnRealParts {
    private static final String JANUARY = """
        Date,Description,Debit,Credit,Balance
        2026-01-02,Salary,,3000.00,4000.00
        2026-01-12,NTUC FAIRPRICE,12.50,,3987.50
        2026-01-12,NTUC FAIRPRICE,12.50,,3975.00
        2026-01-31,Rent,1200.00,,2775.00
        """;

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
    void a_proven_csv_is_approved_and_told_of() {
        var client = client();

        var uploaded = client.upload("january.csv", JANUARY, Map.of("institution", "DBS"));

        assertThat(uploaded.status()).isEqualTo(202);
        assertThat(uploaded.http().headers().firstValue("Location")).contains("/api/statements/" + uploaded.text("id"));
        var statement = client.whenRead(uploaded);
        assertThat(statement.get("status").asText()).isEqualTo("approved");
        assertThat(statement.get("proof").asText()).isEqualTo("proven");
        assertThat(statement.get("format").asText()).isEqualTo("csv");
        assertThat(statement.get("fileName").asText()).isEqualTo("january.csv");
        assertThat(statement.at("/period/from").asText()).isEqualTo("2026-01-02");
        assertThat(statement.at("/period/to").asText()).isEqualTo("2026-01-31");
        assertThat(statement.get("transactionCount").asInt()).isEqualTo(4);
        assertThat(statement.get("newTransactionCount").asInt()).isEqualTo(4);
        assertThat(statement.get("problems")).isEmpty();
        var account = statement.at("/accounts/0");
        assertThat(account.at("/openingBalance").toString()).isEqualTo("{\"amount\":\"1000.00\",\"currency\":\"SGD\"}");
        assertThat(account.at("/closingBalance/amount").asText()).isEqualTo("2775.00");
        assertThat(account.at("/computedClosingBalance/amount").asText()).isEqualTo("2775.00");
        assertThat(account.get("continuity").asText()).isEqualTo("first");

        var events = outbox.of(client.workspace());
        assertThat(events)
                .extracting(OutboxReader.Written::type)
                .containsExactly("bank-account.found.v1", "transactions.approved.v1");
        events.forEach(event -> Contracts.requireValid(event.type(), event.data()));
        var rows = json(events.get(1).data()).get("rows");
        assertThat(texts(rows, "description")).containsExactly("Salary", "NTUC FAIRPRICE", "NTUC FAIRPRICE", "Rent");
        assertThat(rows.get(1).get("transactionId").asText())
                .isNotEqualTo(rows.get(2).get("transactionId").asText());
    }

    @Test
    void every_row_leads_back_to_its_bytes() {
        var client = client();
        var statement = client.whenRead(client.upload("a.csv", JANUARY, Map.of("institution", "DBS")));

        var page = client.get("/statements/" + statement.get("id").asText() + "/transactions?limit=2");

        assertThat(page.json().get("items")).hasSize(2);
        var source = page.json().at("/items/1/source");
        var bytes = JANUARY.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(
                        bytes,
                        source.get("from").asInt(),
                        source.get("to").asInt() - source.get("from").asInt(),
                        StandardCharsets.UTF_8))
                .isEqualTo("2026-01-12,NTUC FAIRPRICE,12.50,,3987.50");
        assertThat(source.get("line").asInt()).isEqualTo(3);
        var next = client.get(
                "/statements/" + statement.get("id").asText() + "/transactions?limit=2&cursor=" + page.text("next"));
        assertThat(texts(next.json().get("items"), "description")).containsExactly("NTUC FAIRPRICE", "Rent");
        assertThat(next.json().get("next").isNull()).isTrue();
    }

    @Test
    void the_same_bytes_count_once_and_the_same_rows_too() {
        var client = client();
        var first = client.upload("a.csv", JANUARY, Map.of("institution", "DBS"));
        client.whenRead(first);

        var again = client.upload("b.csv", JANUARY, Map.of("institution", "DBS"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("same-bytes");
        assertThat(again.text("existingId")).isEqualTo(first.text("id"));

        var sameRows = client.whenRead(client.upload("c.csv", JANUARY + "\n", Map.of("institution", "DBS")));
        assertThat(sameRows.get("status").asText()).isEqualTo("approved");
        assertThat(sameRows.get("transactionCount").asInt()).isEqualTo(4);
        assertThat(sameRows.get("newTransactionCount").asInt()).isZero();
        var last = outbox.of(client.workspace()).getLast();
        assertThat(last.type()).isEqualTo("transactions.approved.v1");
        assertThat(json(last.data()).get("rows")).isEmpty();
    }

    @Test
    void a_journal_whose_assertions_hold_moves_in_by_itself() {
        var client = client();
        var journal = """
            2026-01-01 Opening
                assets:bank   100.00 EUR
                equity:opening
            2026-01-12 Green Grocer
                expenses:food   12.50 EUR
                assets:bank    -12.50 EUR = 87.50 EUR
            2026-01-13 Card
                liabilities:card  -5.00 EUR = -5.00 EUR
                expenses:food
            """;

        var statement = client.whenRead(client.upload("books.journal", journal, Map.of()));

        assertThat(statement.get("problems")).isEmpty();
        assertThat(statement.get("format").asText()).isEqualTo("hledger");
        assertThat(statement.get("proof").asText()).isEqualTo("proven");
        assertThat(statement.get("status").asText()).isEqualTo("approved");
        assertThat(statement.get("newTransactionCount").asInt()).isEqualTo(3);
        assertThat(statement.get("accounts")).hasSize(2);
        assertThat(statement.at("/accounts/1/closingBalance/amount").asText()).isEqualTo("-5.00");

        var more = journal.replace("liabilities:card  -5.00 EUR = -5.00 EUR", "liabilities:card  -5.00 EUR");
        var again = client.whenRead(client.upload("books.journal", more, Map.of()));
        assertThat(again.get("status").asText()).isEqualTo("review");
        assertThat(again.get("newTransactionCount").asInt()).isZero();
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static UUID id(JsonNode statement) {
        return UUID.fromString(statement.get("id").asText());
    }
}
