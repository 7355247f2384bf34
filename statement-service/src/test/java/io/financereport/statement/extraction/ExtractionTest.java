package io.financereport.statement.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model's proposal is checked against the file, proven like any reading, and decided by a person. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractionTest implements OnRealParts {
    private static final String LETTER = """
        Dear customer, this is your account DE02120300000000202051 in January 2026, in EUR.
        We began with 1.000,00 on the first.
        On 03.01.2026 you paid 12,34 for Tea House
        and on 09.01.2026 came 500,00 from Salary Ltd.
        So you have 1.487,66 now.
        Nr. %s
        """;
    private static final String PROPOSAL = """
        {"accounts":[{"identifier":"DE02120300000000202051","currency":"EUR","kind":"asset",
        "opening":{"amount":"1000.00","line":2},"closing":{"amount":"1487.66","line":5},
        "rows":[{"line":3,"lastLine":3,"date":"2026-01-03","amount":"-12.34","description":"Tea House","balance":null},
        {"line":4,"lastLine":4,"date":"2026-01-09","amount":"500.00","description":"Invented Words","balance":null}]}]}
        """;

    @TempDir
    static Path folder;

    private final ModelServer models = new ModelServer();

    @Inject
    EmbeddedServer server;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "storage.local-path", folder.toString(),
                "extraction.base-url", models.url(),
                "extraction.api-key", "secret-of-a-test",
                "extraction.primary-model", "first",
                "extraction.fallback-models", "second",
                "extraction.daily-limit", "1.00",
                // Who answers has all of this time, also on a machine with too much to do; who does not is waited for.
                "extraction.time-max", "8s");
    }

    @BeforeEach
    void forget() {
        models.forget();
    }

    @AfterAll
    void close() {
        models.close();
    }

    @Test
    void a_proposal_that_the_file_bears_out_is_proven_and_waits_for_a_person() {
        models.says("first", PROPOSAL, "0.0125");
        var client = client();

        var statement = client.whenRead(client.upload("letter.txt", LETTER.formatted(1), Map.of()));

        assertThat(statement.get("status").asText()).as(statement.toString()).isEqualTo("review");
        assertThat(statement.get("proof").asText()).isEqualTo("proven");
        assertThat(statement.at("/problems/0/code").asText()).isEqualTo("read-by-model");
        var rows = client.get("/statements/" + statement.get("id").asText() + "/transactions")
                .json()
                .get("items");
        assertThat(StreamSupport.stream(rows.spliterator(), false).map(ExtractionTest::row))
                .containsExactly(
                        "2026-01-03 -12.34 Tea House line 3",
                        "2026-01-09 500.00 and on 09.01.2026 came 500,00 from Salary Ltd. line 4");
        assertThat(spent(client)).isEqualByComparingTo("0.0125");
        assertThat(models.keys()).containsExactly("Bearer secret-of-a-test");
        assertThat(models.asked().getFirst().at("/messages/1/content").asText())
                .contains("3\tOn 03.01.2026 you paid 12,34 for Tea House");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -12.34 | -12.35 | an amount that it gives for line 3 does not stand there
        "line":3,"lastLine":3 | "line":4,"lastLine":4 | an amount that it gives for line 4 does not stand there
        "line":3,"lastLine":3 | "line":3,"lastLine":99 | it cites a line that is not there
        "2026-01-03" | "2026-02-28" | the day of the row in line 3 does not stand there
        "1487.66" | "1487.67" | an amount that it gives for line 5 does not stand there
        "accounts":[ | "accounts":7,"x":[ | its answer is not the JSON that it was asked for
        """)
    void an_answer_that_the_file_does_not_bear_out_is_void(String right, String wrong, String reason) {
        assertThat(PROPOSAL).contains(right);
        models.says("first", PROPOSAL.replace(right, wrong), "0.01");
        var client = client();

        var statement = client.whenRead(client.upload("letter.txt", LETTER.formatted(2), Map.of()));

        assertThat(statement.get("status").asText()).isEqualTo("failed");
        assertThat(statement.at("/problems/0/code").asText()).isEqualTo("header-not-found");
        assertThat(statement.at("/problems/1/code").asText()).isEqualTo("extraction-failed");
        assertThat(statement.at("/problems/1/detail").asText())
                .contains("first: " + reason, "second: the service answered with status 404");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        200 | 0 | {"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"No."}}]} | it refused to answer
        200 | 0 | {"choices":[{"finish_reason":"length","message":{"content":"{"}}]} | its answer was cut off
        200 | 0 | {"choices":[]} | its answer holds no choice
        200 | 0 | {"choices":[{"message":{"content":"I would say:"}}]} | its answer is not the JSON
        200 | 0 | <html> | the service's answer is not JSON
        429 | 0 | {} | the service answered with status 429
        200 | 300000 | {} | it did not answer in time
        200 | 0 | stalled | it did not answer in time
        """)
    void a_service_that_fails_is_said_and_leaves_the_refusal_as_it_was(
            int status, long afterMillis, String body, String reason) {
        models.answers("first", status, body, afterMillis);
        var client = client();

        var statement = client.whenRead(client.upload("letter.txt", LETTER.formatted(3), Map.of()));

        assertThat(statement.get("status").asText()).isEqualTo("failed");
        assertThat(statement.at("/problems/0/code").asText()).isEqualTo("header-not-found");
        assertThat(statement.at("/problems/1/detail").asText()).contains("first: " + reason);
    }

    @Test
    void the_next_model_is_asked_when_one_fails() {
        models.answers("first", 500, "{}", 0);
        models.says("second", PROPOSAL, "0.02");
        var client = client();

        var statement = client.whenRead(client.upload("letter.txt", LETTER.formatted(4), Map.of()));

        assertThat(statement.get("status").asText()).isEqualTo("review");
        assertThat(models.asked()).hasSize(2);
    }

    @Test
    void what_would_go_beyond_the_days_limit_is_not_asked() {
        models.says("first", PROPOSAL, "0.90");
        var client = client();
        client.whenRead(client.upload("letter.txt", LETTER.formatted(5), Map.of()));

        var statement = client.whenRead(client.upload("letter.txt", LETTER.formatted(6), Map.of()));

        assertThat(statement.get("status").asText()).isEqualTo("failed");
        assertThat(statement.at("/problems/1/detail").asText())
                .contains("first: it was not asked, for it could cost more than is left of the day's 1.00");
        assertThat(models.asked()).hasSize(1);
        assertThat(spent(client)).isEqualByComparingTo("0.90");
    }

    private static String row(JsonNode row) {
        return row.get("bookedOn").asText() + " " + row.at("/amount/amount").asText() + " "
                + row.get("description").asText() + " line "
                + row.at("/source/line").asText();
    }

    private BigDecimal spent(ServiceClient client) {
        return transactions.in(
                new WorkspaceId(client.workspace()),
                () -> sql.find("SELECT cost FROM model_spending", cells -> cells.decimal("cost"))
                        .orElseThrow());
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "EUR");
    }
}
