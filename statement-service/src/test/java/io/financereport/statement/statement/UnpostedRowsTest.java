package io.financereport.statement.statement;

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

/** Rows that a bank announces or expects are kept and shown, and change neither books nor proofs. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnpostedRowsTest implements OnRealParts {
    private static final String ACCOUNT = ":25:DE02120300000000202051\r\n";
    static final String INTERIM = ":20:I\r\n" + ACCOUNT + ":28C:1/1\r\n:34F:EUR0,\r\n"
            + ":61:2602020202D2,50NTRFTEA\r\n:61:2602030203C7,NTRFGIFT\r\n:90D:1EUR2,50\r\n-\r\n";
    static final String JANUARY = ":20:A\r\n" + ACCOUNT + ":28C:1/1\r\n:60F:C260101EUR10,\r\n"
            + ":61:2601120112D2,50NTRFTEA\r\n:61:2601300130ED4,NTRFRENT\r\n:62F:C260131EUR7,50\r\n-\r\n";
    static final String FEBRUARY =
            ":20:B\r\n" + ACCOUNT + ":28C:2/1\r\n:60F:C260131EUR7,50\r\n" + ":62F:C260228EUR7,50\r\n-\r\n";

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
    void a_report_before_the_statement_posts_nothing_and_breaks_no_chain() {
        var client = client();
        client.whenRead(client.upload("january.sta", JANUARY, Map.of()));

        var interim = client.whenRead(client.upload("interim.sta", INTERIM, Map.of()));
        var february = client.whenRead(client.upload("february.sta", FEBRUARY, Map.of()));

        assertThat(interim.get("status").asText()).isEqualTo("approved");
        assertThat(interim.get("transactionCount").asInt()).isZero();
        assertThat(interim.at("/problems/0/code").asText()).isEqualTo("rows-pending");
        assertThat(UploadTest.texts(
                        client.get("/statements/" + UploadTest.id(interim) + "/transactions")
                                .json()
                                .get("items"),
                        "standing"))
                .containsExactly("notified", "notified");
        assertThat(february.at("/accounts/0/continuity").asText()).isEqualTo("continuous");
        var told = outbox.of(client.workspace()).stream()
                .filter(event -> event.type().equals(TransactionsApproved.TYPE))
                .map(event -> UploadTest.json(event.data()))
                .toList();
        assertThat(told)
                .extracting(event -> event.get("coverages").size() + " coverages, "
                        + event.get("rows").size() + " rows")
                .containsExactly("1 coverages, 1 rows", "0 coverages, 0 rows", "1 coverages, 0 rows");
    }

    @Test
    void expected_rows_are_shown_apart_and_a_quiet_month_is_proven() {
        var client = client();

        var january = client.whenRead(client.upload("january.sta", JANUARY, Map.of()));
        var february = client.whenRead(client.upload("february.sta", FEBRUARY, Map.of()));

        assertThat(january.get("proof").asText()).isEqualTo("proven");
        assertThat(january.get("transactionCount").asInt()).isEqualTo(1);
        assertThat(january.at("/accounts/0/pendingCount").asInt()).isEqualTo(1);
        assertThat(january.at("/accounts/0/pendingBalance/amount").asText()).isEqualTo("-4.00");
        assertThat(february.get("status").asText()).isEqualTo("approved");
        assertThat(february.get("proof").asText()).isEqualTo("proven");
        assertThat(february.get("transactionCount").asInt()).isZero();
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "EUR");
    }
}
