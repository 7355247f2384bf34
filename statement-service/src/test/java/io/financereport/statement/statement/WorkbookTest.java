package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.ServiceClient;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks from upload to books: their sheets may be about one account. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbookTest implements OnRealParts {
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
    void equal_rows_of_two_sheets_are_two_transactions_of_the_account() throws IOException {
        var client = new ServiceClient(server.getURI(), "EUR");

        var read = client.whenRead(client.upload("a.xlsx", workbook(), Map.of("institution", "DBS"), Map.of()));
        var path = "/statements/" + UploadTest.id(read);
        if (read.get("status").asText().equals("review")) {
            assertThat(client.post(path + "/approve", "").status())
                    .as(read.toString())
                    .isEqualTo(200);
        }

        var approved = client.get(path).json();
        assertThat(approved.get("status").asText()).as(approved.toString()).isEqualTo("approved");
        assertThat(approved.get("accounts")).hasSize(2);
        assertThat(approved.at("/accounts/0/accountId")).isEqualTo(approved.at("/accounts/1/accountId"));
        assertThat(approved.get("newTransactionCount").asInt()).isEqualTo(4);
        var rows = client.get(path + "/transactions").json().get("items");
        var evidence = client.get(
                        path + "/transactions/" + rows.get(2).get("id").asText() + "/evidence")
                .json();
        assertThat(evidence.get("format").asText()).isEqualTo("xlsx");
        assertThat(evidence.at("/source/kind").asText()).isEqualTo("cells");
        assertThat(evidence.at("/source/part").asInt()).isEqualTo(2);
        assertThat(evidence.at("/source/line").asInt()).isEqualTo(2);
        assertThat(evidence.at("/excerpt/row").asText()).startsWith("2026-01-13\tTea\t-2.5");
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            sheet(book.newWorksheet("First"), "2026-01-14");
            sheet(book.newWorksheet("Second"), "2026-01-15");
        }
        return out.toByteArray();
    }

    private static void sheet(Worksheet sheet, String secondDay) {
        String[] header = {"Date", "Description", "Amount"};
        for (int column = 0; column < header.length; column++) {
            sheet.value(0, column, header[column]);
        }
        row(sheet, 1, "2026-01-13", "Tea", -2.5);
        row(sheet, 2, secondDay, "Pay", 10);
    }

    private static void row(Worksheet sheet, int row, String day, String text, double amount) {
        sheet.value(row, 0, day);
        sheet.value(row, 1, text);
        sheet.value(row, 2, amount);
    }
}
