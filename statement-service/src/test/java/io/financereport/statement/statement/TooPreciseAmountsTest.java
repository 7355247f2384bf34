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

/** Amounts with more decimals than their currency are shown as the bank wrote them, and never booked (accounting.md 2). */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TooPreciseAmountsTest implements OnRealParts {
    private static final String FILE = """
        :20:1
        :25:DE89370400440532013000
        :28C:1/1
        :60F:C260111EUR10,
        :61:260112D2,5055NTRF1
        :86:Tea
        :61:260113D1,50NTRF2
        :86:Cake
        :62F:C260113EUR5,99
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
    void they_are_shown_as_written_and_keep_the_statement_from_the_books() {
        var client = new ServiceClient(server.getURI(), "EUR");
        var read = client.whenRead(client.upload("a.sta", FILE, Map.of()));
        var path = "/statements/" + read.get("id").asText();

        assertThat(read.get("status").asText()).isEqualTo("review");
        assertThat(read.get("proof").asText()).isEqualTo("contradicted");
        assertThat(read.get("problems").toString()).contains("amount-too-precise");
        assertThat(read.at("/accounts/0/difference/amount").asText()).isEqualTo("-0.0045");
        assertThat(client.get(path + "/transactions").json().toString())
                .contains("-2.5055")
                .contains("-1.50");
        assertThat(client.get(path + "/doctor").status()).isEqualTo(200);

        var refused = client.post(path + "/approve", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("amount-too-precise");
        assertThat(outbox.of(client.workspace())).hasSize(1);
        assertThat(client.post(path + "/reject", "{\"reason\":\"Half cents\"}").text("status"))
                .isEqualTo("rejected");
    }
}
