package io.financereport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.launcher.Product;
import io.financereport.test.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn -Pacceptance}: an import that is taken back, through all services; with {@code -Dbase.url=} those that answer there. */
@Tag("acceptance")
class RevertAcceptanceTest {
    private static final Duration DONE_MAX = Duration.ofMinutes(5);
    private static final String HEADER = "Date,Description,Amount,Balance\n";
    private static final BankFile JANUARY = new BankFile(
            "january.csv",
            HEADER + "2025-01-12,TEA,-1.00,99.00\n2025-01-13,RICE,-2.00,97.00\n2025-01-15,SALARY,50.00,147.00\n",
            "Harbour Bank");
    private static final BankFile OVERLAPPING = new BankFile(
            "overlapping.csv",
            HEADER + "2025-01-15,SALARY,50.00,147.00\n2025-01-20,SALT,-4.00,143.00\n",
            "Harbour Bank");
    private static final List<String> BOTH = List.of(
            "assets 143.00",
            "equity Opening balance equity 100.00",
            "income Uncategorised income 50.00",
            "expenses Uncategorised expense 7.00");
    private static final List<String> OVERLAPPING_ALONE = List.of(
            "assets 143.00",
            "equity Opening balance equity 97.00",
            "income Uncategorised income 50.00",
            "expenses Uncategorised expense 4.00");

    @Test
    void what_is_taken_back_leaves_the_books_of_the_rest_and_may_come_again() throws IOException {
        var running = System.getProperty("base.url", "");
        if (running.isEmpty()) {
            var folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target/acceptance").toAbsolutePath()), "");
            try (var product = Product.start(folder, Map.of())) {
                takeBack(new Client(product.gateways()));
            }
        } else {
            takeBack(new Client(List.of(URI.create(running))));
        }
    }

    private static void takeBack(Client client) {
        var currency = client.register().path("baseCurrency").asText();
        var january = upload(client, JANUARY);
        var overlapping = upload(client, OVERLAPPING);
        awaitBooks(client, currency, BOTH);
        assertThat(client.read("/api/reconciliation/impact?statementId=" + january)
                        .path("transactions")
                        .asInt())
                .describedAs("at most")
                .isEqualTo(3);

        changePeriod(client, "close", "{\"through\":\"2025-01-31\"}");
        assertThat(client.read("/api/reconciliation/impact?statementId=" + january)
                        .path("closedThrough")
                        .asText())
                .isEqualTo("2025-01-31");
        refuse(client, january);
        awaitBooks(client, currency, BOTH);
        changePeriod(client, "reopen", "{\"everything\":true,\"reason\":\"taken back\"}");

        revert(client, january);
        awaitBooks(client, currency, OVERLAPPING_ALONE);
        revert(client, overlapping);
        awaitBooks(client, currency, List.of());

        var again = upload(client, JANUARY);
        upload(client, OVERLAPPING);
        awaitBooks(client, currency, BOTH);
        assertThat(client.read("/api/statements/" + again)
                        .path("newTransactionCount")
                        .asInt())
                .isEqualTo(3);
        assertThat(client.get("/api/statements/" + january + "/document").status())
                .describedAs("the original of what was taken back")
                .isEqualTo(200);
    }

    private static String upload(Client client, BankFile file) {
        var answer = client.upload(file);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(202);
        var id = answer.body().path("id").asText();
        awaitStatus(client, id, "approved");
        return id;
    }

    private static void revert(Client client, String statement) {
        var answer = client.delete("/api/statements/" + statement);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(202);
        awaitStatus(client, statement, "reverted");
    }

    private static void refuse(Client client, String statement) {
        var answer = client.delete("/api/statements/" + statement);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(202);
        Await.until(DONE_MAX, () -> {
            pause();
            return client.read("/api/statements/" + statement)
                    .path("revertRefusedThrough")
                    .asText()
                    .equals("2025-01-31");
        });
        awaitStatus(client, statement, "approved");
    }

    private static void changePeriod(Client client, String how, String wanted) {
        var answer = client.post("/api/periods/" + how, wanted);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
    }

    private static void awaitStatus(Client client, String statement, String status) {
        Await.until(DONE_MAX, () -> {
            pause();
            return client.read("/api/statements/" + statement)
                    .path("status")
                    .asText()
                    .equals(status);
        });
    }

    private static void awaitBooks(Client client, String currency, List<String> expected) {
        try {
            Await.until(DONE_MAX, () -> {
                pause();
                return books(client, currency).equals(expected);
            });
        } catch (AssertionError e) {
            throw new AssertionError("Expected " + expected + ", not " + books(client, currency), e);
        }
    }

    /** What the reports show, without the bank account's name. */
    private static List<String> books(Client client, String currency) {
        var sheet = client.read("/api/reports/balance-sheet?asOf=2025-12-31&currency=" + currency);
        var income = client.read("/api/reports/income-statement?from=2025-01-01&to=2025-12-31&currency=" + currency);
        var lines = new ArrayList<String>();
        for (var line : shown(sheet.path("assets"))) {
            lines.add("assets " + line.path("amount").path("amount").asText());
        }
        addNamed(lines, "equity", sheet.path("equity"));
        addNamed(lines, "income", income.path("income"));
        addNamed(lines, "expenses", income.path("expenses"));
        return lines;
    }

    private static void addNamed(List<String> lines, String name, JsonNode section) {
        for (var line : shown(section)) {
            lines.add(name + " " + line.path("name").asText() + " "
                    + line.path("amount").path("amount").asText());
        }
    }

    private static List<JsonNode> shown(JsonNode section) {
        var shown = new ArrayList<JsonNode>();
        for (var line : section.path("lines")) {
            if (line.path("kind").asText().equals("account")
                    && !line.path("amount").path("amount").asText().equals("0.00")) {
                shown.add(line);
            }
        }
        return shown;
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
}
