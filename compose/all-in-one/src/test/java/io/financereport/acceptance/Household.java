package io.financereport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.test.Await;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Somebody who registers, uploads a {@link Year} of files and looks at what came of it. */
final class Household {
    private static final Duration READ_MAX = Duration.ofMinutes(10);
    private static final Duration BOOKED_MAX = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Set<String> UNDER_WAY = Set.of("received", "reading");

    private final Client client;
    private final Year year;
    private final Map<String, String> statements = new LinkedHashMap<>();

    private Household(Client client, Year year) {
        this.client = client;
        this.year = year;
    }

    static Household register(Client client, long seed) {
        var workspace = client.register();
        return new Household(
                client, new Year(seed, workspace.path("baseCurrency").asText()));
    }

    Year year() {
        return year;
    }

    void upload(BankFile file) {
        var answer = client.upload(file);
        // 409 where the answer to a first try was lost: the file is there.
        assertThat(answer.status())
                .describedAs("upload of %s: %s", file.name(), answer.text())
                .isIn(202, 409);
        var id =
                answer.body().path(answer.status() == 202 ? "id" : "existingId").asText();
        assertThat(id)
                .describedAs("upload of %s: %s", file.name(), answer.text())
                .isNotEmpty();
        statements.put(file.name(), id);
    }

    /** Everything that the acceptance says of the books, once what was uploaded has been read and booked. */
    void checkBooks() throws IOException {
        var read = statements.entrySet().stream().map(this::awaitApproved).toList();
        assertThat(read.stream()
                        .mapToInt(statement ->
                                statement.path("newTransactionCount").asInt())
                        .sum())
                .describedAs("each transaction is new in exactly one statement")
                .isEqualTo(year.transactionCount());
        read.stream()
                .filter(statement -> statement.path("fileName").asText().endsWith(".csv"))
                .forEach(statement -> assertThat(statement.path("proof").asText())
                        .describedAs("%s", statement)
                        .isEqualTo("proven"));

        var current = accountOf(read, ".csv");
        var savings = accountOf(read, ".ofx");
        awaitBooked();
        checkReports(current, savings);
        checkAccounts(current, savings);
        checkJournal(current, savings);
    }

    private JsonNode awaitApproved(Map.Entry<String, String> statement) {
        var path = "/api/statements/" + statement.getValue();
        Await.until(
                READ_MAX, () -> !UNDER_WAY.contains(read(path).path("status").asText()));
        var detail = client.read(path);
        assertThat(detail.path("status").asText())
                .describedAs("%s: %s", statement.getKey(), detail)
                .isEqualTo("approved");
        return detail;
    }

    private JsonNode read(String path) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos() / 4);
        return client.read(path);
    }

    private static String accountOf(List<JsonNode> statements, String ending) {
        var ids = statements.stream()
                .filter(statement -> statement.path("fileName").asText().endsWith(ending))
                .map(statement ->
                        statement.path("accounts").path(0).path("accountId").asText())
                .distinct()
                .toList();
        assertThat(ids).describedAs("accounts of *%s", ending).hasSize(1);
        return ids.get(0);
    }

    private void awaitBooked() {
        var expected = year.currentClosing().add(year.savingsClosing());
        try {
            Await.until(BOOKED_MAX, () -> {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                var income = client.read(incomeStatement());
                return amount(client.read(balanceSheet()).path("assets").path("total"))
                                        .compareTo(expected)
                                == 0
                        && amount(income.path("netIncome")).compareTo(year.netIncome()) == 0;
            });
        } catch (AssertionError e) {
            throw new AssertionError(
                    "Expected assets %s and net income %s, but after %s: %s %s"
                            .formatted(
                                    expected,
                                    year.netIncome(),
                                    BOOKED_MAX,
                                    client.read(balanceSheet()),
                                    client.read(incomeStatement())),
                    e);
        }
    }

    private String balanceSheet() {
        return "/api/reports/balance-sheet?asOf=%s&currency=%s".formatted(year.last(), year.currency());
    }

    private String incomeStatement() {
        return "/api/reports/income-statement?from=%s&to=%s&currency=%s"
                .formatted(year.first(), year.last(), year.currency());
    }

    private void checkReports(String current, String savings) {
        var sheet = client.read(balanceSheet());
        assertThat(lineOf(sheet.path("assets"), current)).isEqualByComparingTo(year.currentClosing());
        assertThat(lineOf(sheet.path("assets"), savings)).isEqualByComparingTo(year.savingsClosing());
        assertThat(sheet.path("balanced").asBoolean()).describedAs("%s", sheet).isTrue();
        assertThat(amount(sheet.path("assets").path("total")))
                .describedAs("%s", sheet)
                .isEqualByComparingTo(amount(sheet.path("liabilities").path("total"))
                        .add(amount(sheet.path("equity").path("total"))));
        var income = client.read(incomeStatement());
        assertThat(amount(income.path("netIncome"))).isEqualByComparingTo(year.netIncome());
        assertThat(amount(income.path("income").path("total"))
                        .subtract(amount(income.path("expenses").path("total"))))
                .isEqualByComparingTo(year.netIncome());
    }

    private static BigDecimal lineOf(JsonNode section, String account) {
        for (var line : section.path("lines")) {
            if (line.path("accountId").asText().equals(account)) {
                return amount(line.path("amount"));
            }
        }
        throw new AssertionError("No line of account " + account + " in " + section);
    }

    private static BigDecimal amount(JsonNode money) {
        var text = money.path("amount").asText();
        return text.isEmpty() ? new BigDecimal("-0.001") : new BigDecimal(text);
    }

    private void checkAccounts(String current, String savings) {
        assertThat(amount(account(current).path("balance"))).isEqualByComparingTo(year.currentClosing());
        assertThat(amount(account(savings).path("balance"))).isEqualByComparingTo(year.savingsClosing());
    }

    private JsonNode account(String id) {
        for (var account : client.read("/api/accounts?limit=500").path("items")) {
            if (account.path("id").asText().equals(id)) {
                return account;
            }
        }
        throw new AssertionError("/api/accounts does not know " + id);
    }

    /** No transaction twice and none missing: hledger's registers are the bank's books, line by line. */
    private void checkJournal(String current, String savings) throws IOException {
        var journal = Files.createTempFile("acceptance", ".journal");
        Files.writeString(
                journal, client.get("/api/exports/journal?format=hledger").text());
        var hledger = new Hledger(journal);
        hledger.check();
        checkRegister(hledger, nameOf(current), year.currentOpening(), year.current(), year.currentClosing());
        checkRegister(hledger, nameOf(savings), year.savingsOpening(), year.savings(), year.savingsClosing());
        assertThat(hledger.postings("^(income|expenses)", Year.TRANSFER))
                .describedAs("the transfer is neither income nor expense")
                .isEmpty();
        Files.delete(journal);
    }

    private String nameOf(String account) {
        return "assets:" + account(account).path("name").asText().replace(':', '-');
    }

    private void checkRegister(
            Hledger hledger, String account, BigDecimal opening, List<Booking> bookings, BigDecimal closing) {
        var expected = new ArrayList<Hledger.Line>();
        expected.add(new Hledger.Line(year.first().minusDays(1), opening));
        bookings.forEach(booking -> expected.add(new Hledger.Line(booking.date(), booking.amount())));
        assertThat(hledger.register(account)).describedAs(account).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(hledger.balance(account)).isEqualByComparingTo(closing);
    }

    /** The same bytes are refused with the first upload's id; the same rows in other bytes are read and add nothing. */
    void checkRepeats() throws IOException {
        var first = year.files().get(0);
        var again = client.upload(first);
        assertThat(again.status()).describedAs(again.text()).isEqualTo(409);
        assertThat(again.body().path("existingId").asText()).isEqualTo(statements.get(first.name()));

        upload(year.marchAgain());
        checkBooks();
    }
}
