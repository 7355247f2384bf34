package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.ServiceClient;
import io.financereport.statement.reading.pdf.DrawnPdf;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits without end for a row to be found in its original. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExcerptTimeTest implements OnRealParts {
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
        return Map.of("storage.local-path", folder.toString(), "reading.excerpt-time-max", "0s");
    }

    @Test
    void an_excerpt_that_takes_too_long_is_given_up_with_what_to_do() {
        var client = new ServiceClient(server.getURI(), "SGD");
        var pdf = new DrawnPdf(50, 120, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            2026-04-03|Bakery|>-4.00|>96.00
            2026-04-17|Refund|>10.00|>106.00
            Closing balance|||>106.00
            """).bytes();
        var read = client.whenRead(client.upload("april.pdf", pdf, Map.of("institution", "DBS"), Map.of()));
        var path = "/statements/" + UploadTest.id(read) + "/transactions";
        var row = client.get(path).json().at("/items/0/id").asText();

        var answer = client.get(path + "/" + row + "/evidence");

        assertThat(answer.status()).as(answer.text("detail")).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("excerpt-took-too-long");
        assertThat(answer.text("detail")).contains("download the original");
    }
}
