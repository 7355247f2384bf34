package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every row says whether it is a new transaction or a known one, and why: as a proposal in review, and for good once approved. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTest implements OnRealParts {
    private static final Map<String, String> DBS = Map.of("institution", "DBS");
    private static final String JANUARY = """
        Date,Description,Amount,Balance
        2026-01-12,Salary,3000.00,4000.00
        2026-01-13,Tea,-2.50,3997.50
        2026-01-13,Tea,-2.50,3995.00
        """;
    /** Waits for a person, as it prints no balance. */
    private static final String AGAIN = """
        Date,Description,Amount
        2026-01-12,Salary January,3000.00
        2026-01-13,Bus,-2.50
        2026-01-13,Nothing,0.00
        2026-01-14,Tea,-2.50
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
    void it_is_proposed_and_then_decided_with_the_other_row_and_the_numbers() {
        var client = client();
        var first = client.whenRead(client.upload("january.csv", JANUARY, DBS));
        var second = client.whenRead(client.upload("again.csv", AGAIN, DBS));
        assertThat(second.get("status").asText()).isEqualTo("review");
        var path = "/statements/" + UploadTest.id(second);

        assertThat(decisions(client, first)).containsExactly("first 1/0", "first 2/0", "first 2/0");
        var proposed = decisions(client, second);
        assertThat(proposed)
                .containsExactly(
                        "text-alike 1/1 = row 1 of january.csv",
                        "assumed 1/2 = row 2 of january.csv",
                        "no-amount null/null",
                        "first 1/0");

        assertThat(client.post(path + "/approve", "").status()).isEqualTo(200);

        assertThat(decisions(client, second)).isEqualTo(proposed);
        var row = client.get(path + "/transactions").json().at("/items/0");
        assertThat(row.at("/decision/transactionId").asText())
                .isEqualTo(row.get("id").asText());
        assertThat(row.at("/decision/otherStatementId").asText())
                .isEqualTo(first.get("id").asText());
        assertThat(client.get(path + "/transactions/" + row.get("id").asText() + "/evidence")
                        .json()
                        .get("decision")
                        .toString())
                .isEqualTo(row.get("decision").toString());
    }

    @Test
    void approval_decides_anew_by_what_was_approved_meanwhile() {
        var client = client();
        var waiting = client.whenRead(client.upload("again.csv", AGAIN, DBS));
        assertThat(decisions(client, waiting)).startsWith("first 1/0", "first 1/0");
        client.whenRead(client.upload("january.csv", JANUARY, DBS));

        client.post("/statements/" + UploadTest.id(waiting) + "/approve", "");

        assertThat(decisions(client, waiting))
                .startsWith("text-alike 1/1 = row 1 of january.csv", "assumed 1/2 = row 2 of january.csv");
    }

    @Test
    void rows_that_are_no_transactions_say_so() {
        var client = client();
        var january = client.whenRead(client.upload("january.sta", UnpostedRowsTest.JANUARY, Map.of()));
        var interim = client.whenRead(client.upload("interim.sta", UnpostedRowsTest.INTERIM, Map.of()));

        assertThat(decisions(client, january)).containsExactly("first 1/0", "pending null/null");
        assertThat(decisions(client, interim)).containsExactly("notified null/null", "notified null/null");
    }

    private static List<String> decisions(ServiceClient client, JsonNode statement) {
        var said = new ArrayList<String>();
        for (JsonNode row : client.get("/statements/" + UploadTest.id(statement) + "/transactions")
                .json()
                .get("items")) {
            var decision = row.get("decision");
            said.add(decision.get("reason").asText() + " "
                    + decision.path("rows").asText("null") + "/"
                    + decision.path("transactions").asText("null")
                    + (decision.hasNonNull("otherRow")
                            ? " = row " + decision.get("otherRow").asText() + " of "
                                    + decision.get("otherFileName").asText()
                            : ""));
        }
        return said;
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }
}
