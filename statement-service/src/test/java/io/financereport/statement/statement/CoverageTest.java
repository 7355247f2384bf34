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

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageTest implements OnRealParts {
    private static final Map<String, String> DBS = Map.of("institution", "DBS");
    private static final String HEADER = "Date,Description,Amount,Balance\n";

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
    void the_calendar_shows_what_is_missing_until_it_is_uploaded() {
        var client = new ServiceClient(server.getURI(), "SGD");
        client.whenRead(
                client.upload("january.csv", HEADER + "2026-01-05,a,1.00,101.00\n2026-01-28,b,2.00,103.00\n", DBS));
        client.whenRead(
                client.upload("march.csv", HEADER + "2026-03-02,a,1.00,108.00\n2026-03-30,b,2.00,110.00\n", DBS));

        var before = client.get("/statements/coverage").json();
        client.whenRead(
                client.upload("february.csv", HEADER + "2026-02-03,a,1.00,104.00\n2026-02-20,b,3.00,107.00\n", DBS));
        var after = client.get("/statements/coverage").json();

        assertThat(before.at("/accounts/0/months/1/month").asText()).isEqualTo("2026-02");
        assertThat(before.at("/accounts/0/months/1/missingDays").asInt()).isEqualTo(28);
        assertThat(before.at("/accounts/0/months/1/statements")).isEmpty();
        assertThat(after.at("/accounts/0/months")).hasSize(3);
        assertThat(after.at("/accounts/0/months"))
                .allMatch(month -> month.get("missingDays").asInt() == 0);
        assertThat(new ServiceClient(server.getURI(), "SGD")
                        .get("/statements/coverage")
                        .json()
                        .get("accounts"))
                .isEmpty();
    }
}
