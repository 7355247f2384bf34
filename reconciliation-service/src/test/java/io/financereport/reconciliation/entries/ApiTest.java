package io.financereport.reconciliation.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.financereport.money.Money;
import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestBooks.LiveEntry;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestClient.Answer;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.OnRealParts;
import io.financereport.web.Cursor;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    private WorkspaceId workspace = TestBooks.newWorkspace();

    @Override
    public String service() {
        return "reconciliation";
    }

    @BeforeEach
    void newWorkspace() {
        workspace = TestBooks.newWorkspace();
    }

    @Test
    void accounts_come_in_pages() {
        var first = client.get(workspace, "/accounts?limit=20");
        var second = client.get(workspace, "/accounts?limit=20&cursor=" + first.text("next"));

        assertThat(first.items()).hasSize(20);
        assertThat(second.items()).hasSize(3);
        assertThat(second.body().get("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/journal-entries", "/reconciliation/unmatched", "/reconciliation/matches", "/periods/changes"})
    void a_cursor_of_another_list_is_refused(String list) {
        var answer = client.get(
                workspace, list + "?cursor=" + Cursor.of("another", "list").encoded());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("cursor");
    }

    @Test
    void an_account_is_opened_with_a_free_code() {
        var account = open("Cash", "asset", "SGD");

        assertThat(account.status()).isEqualTo(201);
        assertThat(account.body())
                .containsEntry("code", "1010")
                .containsEntry("currency", "SGD")
                .containsEntry("balance", Map.of("amount", "0.00", "currency", "SGD"));
        assertThat(open("Broken", "asset", null).text("code")).isEqualTo("account-invalid");
        assertThat(open("Broken", "income", "SGD").status()).isEqualTo(422);
        assertThat(open("Broken", "nonsense", "SGD").status()).isEqualTo(400);
    }

    @Test
    void a_request_repeated_with_its_key_has_one_effect() {
        var body = "{\"name\":\"Cash\",\"type\":\"asset\",\"currency\":\"SGD\"}";

        var first = client.post(workspace, "/accounts", body, "k1");
        var second = client.post(workspace, "/accounts", body, "k1");

        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(client.post(workspace, "/accounts", body.replace("Cash", "Till"), "k1")
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void an_entry_is_drafted_posted_and_voided_once() {
        var cash = open("Cash", "asset", "SGD").text("id");
        var salary = accountNamed("Salary");

        var draft = client.post(workspace, "/journal-entries", entry("2026-01-05", cash, salary, "100.00", ""));
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.text("status")).isEqualTo("draft");
        assertThat(books.balance(workspace, UUID.fromString(cash))).isEqualTo(Money.of("0.00", "SGD"));

        var path = "/journal-entries/" + draft.text("id");
        assertThat(client.post(workspace, path + "/void", "{\"reason\":\"no\"}").text("code"))
                .isEqualTo("entry-not-posted");
        assertThat(client.post(workspace, path + "/post", "").text("status")).isEqualTo("posted");
        assertThat(client.post(workspace, path + "/post", "").text("code")).isEqualTo("entry-already-posted");
        assertThat(books.balance(workspace, UUID.fromString(cash))).isEqualTo(Money.of("100.00", "SGD"));

        var voided = client.post(workspace, path + "/void", "{\"reason\":\"typed twice\"}");
        assertThat(voided.text("status")).isEqualTo("voided");
        assertThat(client.post(workspace, path + "/void", "{\"reason\":\"again\"}")
                        .status())
                .isEqualTo(409);
        assertThat(books.balance(workspace, UUID.fromString(cash))).isEqualTo(Money.of("0.00", "SGD"));
        assertThat(client.get(workspace, "/journal-entries").items()).isEmpty();
        assertThat(client.get(workspace, "/journal-entries?includeVoided=true").items())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).containsEntry("date", "2026-01-05"));
        books.requireLaws(workspace);
    }

    @Test
    void what_does_not_balance_or_fit_is_refused_and_changes_nothing() {
        var cash = open("Cash", "asset", "SGD").text("id");
        var salary = accountNamed("Salary");
        var unbalanced =
                entry("2026-01-05", cash, salary, "100.00", "\"post\":true,").replace("-100.00", "-99.00");
        var foreign =
                entry("2026-01-05", cash, salary, "100.00", "\"post\":true,").replace("SGD", "USD");
        var unknown = entry("2026-01-05", UUID.randomUUID().toString(), salary, "100.00", "\"post\":true,");

        assertThat(client.post(workspace, "/journal-entries", unbalanced).text("code"))
                .isEqualTo("entry-unbalanced");
        assertThat(client.post(workspace, "/journal-entries", foreign).text("code"))
                .isEqualTo("account-currency");
        assertThat(client.post(workspace, "/journal-entries", unknown).text("code"))
                .isEqualTo("unknown-account");
        assertThat(client.get(workspace, "/journal-entries/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(client.get(workspace, "/journal-entries").items()).isEmpty();
    }

    @Test
    void entries_are_imported_once() {
        var cash = open("Cash", "asset", "SGD").text("id");
        var salary = accountNamed("Salary");
        var lines = entry("2026-01-05", cash, salary, "1.00", "\"externalId\":\"a\",") + "\n"
                + entry("2026-01-06", cash, salary, "2.00", "\"externalId\":\"b\",") + "\n\n";

        assertThat(client.importLines(workspace, lines).body()).containsEntry("imported", 2);
        assertThat(client.importLines(workspace, lines).body()).containsEntry("imported", 0);
        var refused = client.importLines(workspace, lines + "{nonsense");
        assertThat(refused.text("code")).isEqualTo("entry-invalid");
        assertThat(refused.body()).containsEntry("line", 4);
        assertThat(books.balance(workspace, UUID.fromString(cash))).isEqualTo(Money.of("3.00", "SGD"));
        books.requireLaws(workspace);
    }

    @ParameterizedTest
    @MethodSource
    void a_line_that_cannot_be_imported_is_named(String line, String why) {
        var cash = open("Cash", "asset", "SGD").text("id");
        var salary = accountNamed("Salary");
        var good = entry("2026-01-05", cash, salary, "1.00", "");
        var bad = line.replace("CASH", cash).replace("SALARY", salary);

        var refused = client.importLines(workspace, good + "\n" + bad + "\n" + good);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("entry-invalid");
        assertThat(refused.body()).containsEntry("line", 2).containsEntry("imported", 0);
        assertThat(refused.text("detail")).contains(why);
        assertThat(client.get(workspace, "/journal-entries").items()).isEmpty();
    }

    static Stream<Arguments> a_line_that_cannot_be_imported_is_named() {
        var stranger = UUID.randomUUID().toString();
        return Stream.of(
                arguments("{nonsense", "no entry"),
                arguments("null", "no entry"),
                arguments("{\"postings\":[]}", "date"),
                arguments(
                        entry("2026-01-05", "CASH", "SALARY", "1.00", "\"externalId\":\"" + "x".repeat(201) + "\","),
                        "externalId"),
                arguments(entry("2026-01-05", "CASH", "SALARY", "1.00", "\"externalId\":\"a\\u0000b\","), "NUL"),
                arguments(entry("2026-01-05", "CASH", stranger, "1.00", ""), stranger),
                arguments(entry("2026-01-05", "CASH", "SALARY", "1.00", "\"post\":false,"), "draft"));
    }

    @Test
    void a_line_that_is_no_text_is_named() {
        var bytes = "{\"memo\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        var refused = client.importLines(workspace, bytes);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("detail")).startsWith("Line 1 is not UTF-8.");
    }

    @Test
    void a_transaction_clears_the_entry_that_a_person_posted_before() {
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31").line("2026-01-10", "100.00", "SALARY");
        books.hear(workspace, statement);
        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("provisional uncategorised");

        var posted = client.post(
                workspace,
                "/journal-entries",
                entry("2026-01-08", bank.toString(), accountNamed("Salary"), "100.00", "\"post\":true,"));

        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("settled clear");
        assertThat(books.liveEntries(workspace))
                .containsExactly(new LiveEntry("manual", LocalDate.parse("2026-01-08"), "DBS 100, Salary -100"));
        books.requireLaws(workspace);

        client.post(workspace, "/journal-entries/" + posted.text("id") + "/void", "{\"reason\":\"wrong\"}");
        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("provisional uncategorised");
        assertThat(books.balance(workspace, bank)).isEqualTo(Money.of("100.00", "SGD"));
        books.requireLaws(workspace);
    }

    @Test
    void an_accepted_match_becomes_a_transfer_and_frees_the_rival() {
        var statement = heldTransfers();
        var matches =
                client.get(workspace, "/reconciliation/matches?status=review").items();
        assertThat(matches).hasSize(2).allSatisfy(match -> {
            assertThat(match).containsKeys("id", "parts", "entries").containsEntry("status", "review");
            assertThat((Integer) match.get("score")).isBetween(0, 100);
            assertThat(Objects.requireNonNull((Map<?, ?>) match.get("parts")).keySet())
                    .extracting(String::valueOf)
                    .containsExactlyInAnyOrder("amount", "date", "text", "counterAccount", "history");
            assertThat((List<?>) match.get("transactions")).hasSize(2);
        });

        var id = matches.getFirst().get("id");
        var accepted = client.post(workspace, "/reconciliation/matches/" + id + "/accept", "");

        assertThat(accepted.text("status")).isEqualTo("accepted");
        assertThat(client.post(workspace, "/reconciliation/matches/" + id + "/accept", "")
                        .text("code"))
                .isEqualTo("match-already-decided");
        assertThat(client.get(workspace, "/reconciliation/matches").items()).isEmpty();
        assertThat(books.liveEntries(workspace)).extracting(LiveEntry::kind).contains("transfer", "bank");
        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("settled transfer");
        books.requireLaws(workspace);
    }

    @Test
    void a_rejected_match_is_not_proposed_again() {
        var statement = heldTransfers();
        var rejected = client.get(workspace, "/reconciliation/matches")
                .items()
                .getFirst()
                .get("id");

        client.post(workspace, "/reconciliation/matches/" + rejected + "/reject", "");

        // Without its rival the other pair is certain, and its transactions are used up; the freed one is unmatched.
        assertThat(client.get(workspace, "/reconciliation/matches").items()).isEmpty();
        assertThat(client.get(workspace, "/reconciliation/matches?status=rejected")
                        .items())
                .extracting(match -> match.get("id"))
                .containsExactly(rejected);
        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("settled transfer");
        assertThat(client.get(workspace, "/reconciliation/unmatched").items()).hasSize(1);

        // The solver looks again, and remembers.
        books.hear(
                workspace,
                TestStatement.of(statement.account(), "2026-02-01", "2026-02-28")
                        .line("2026-02-01", "-1.00", "TEA"));
        assertThat(client.get(workspace, "/reconciliation/matches").items()).isEmpty();
        books.requireLaws(workspace);
    }

    @Test
    void what_the_books_write_by_themselves_is_not_voided() {
        var bank = books.bank(workspace, "DBS", "asset");
        books.hear(workspace, TestStatement.of(bank, "2026-01-01", "2026-01-31").opening("50.00"));
        var opening = client.get(workspace, "/journal-entries").items().getFirst();
        assertThat(opening).containsEntry("kind", "opening");

        assertThat(client.post(workspace, "/journal-entries/" + opening.get("id") + "/void", "{\"reason\":\"no\"}")
                        .text("code"))
                .isEqualTo("entry-is-derived");
    }

    @Test
    void a_transfer_that_a_person_voids_is_not_made_again() {
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var out = TestStatement.of(dbs, "2026-01-01", "2026-01-31").line("2026-01-10", "-500.00", "OUT");
        books.hear(workspace, out);
        books.hear(workspace, TestStatement.of(ocbc, "2026-01-01", "2026-01-31").line("2026-01-10", "500.00", "IN"));
        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("settled transfer");
        var transfer = client.get(workspace, "/journal-entries").items().getFirst();

        client.post(workspace, "/journal-entries/" + transfer.get("id") + "/void", "{\"reason\":\"a gift\"}");

        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("provisional uncategorised");
        assertThat(client.get(workspace, "/reconciliation/matches").items()).isEmpty();
        books.requireLaws(workspace);
    }

    @Test
    void an_unmatched_transaction_is_resolved() {
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .line("2026-01-10", "-30.00", "NTUC")
                .line("2026-01-11", "-7.00", "BUS");
        books.hear(workspace, statement);
        var unmatched = client.get(workspace, "/reconciliation/unmatched").items();
        assertThat(unmatched).hasSize(2).allSatisfy(each -> assertThat(each).containsKeys("why", "amount", "bookedOn"));

        var path = "/reconciliation/unmatched/" + statement.transaction(0) + "/resolve";
        var groceries = "{\"counterAccountId\":\"" + accountNamed("Groceries") + "\",\"memo\":\"Food\"}";
        assertThat(client.post(workspace, path, groceries).text("state")).isEqualTo("settled");
        assertThat(client.post(workspace, path, groceries).text("code")).isEqualTo("transaction-already-settled");
        assertThat(client.post(
                                workspace,
                                path.replace(
                                        statement.transaction(0).toString(),
                                        statement.transaction(1).toString()),
                                """
                                {"postings":[{"accountId":"%s","amount":{"amount":"6.00","currency":"SGD"}}]}
                                """.formatted(accountNamed("Transport")))
                        .text("code"))
                .isEqualTo("resolution-incomplete");
        assertThat(client.post(
                                workspace,
                                "/reconciliation/unmatched/" + statement.transaction(1) + "/resolve",
                                """
                                {"postings":[{"accountId":"%s","amount":{"amount":"5.00","currency":"SGD"}},
                                {"accountId":"%s","amount":{"amount":"2.00","currency":"SGD"}}]}
                                """.formatted(accountNamed("Transport"), accountNamed("Fees")))
                        .text("state"))
                .isEqualTo("settled");
        assertThat(books.liveEntries(workspace))
                .contains(new LiveEntry("bank", LocalDate.parse("2026-01-10"), "DBS -30, Groceries 30"))
                .contains(new LiveEntry("bank", LocalDate.parse("2026-01-11"), "DBS -7, Fees 2, Transport 5"));
        assertThat(client.get(workspace, "/reconciliation/summary").body())
                .containsEntry("unmatched", 0)
                .containsEntry("held", 0)
                .containsEntry("review", 0);
        books.requireLaws(workspace);
    }

    private TestStatement heldTransfers() {
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var out = TestStatement.of(dbs, "2026-01-01", "2026-01-31").line("2026-01-10", "-500.00", "TO SAVINGS");
        books.hear(workspace, out);
        books.hear(
                workspace,
                TestStatement.of(ocbc, "2026-01-01", "2026-01-31")
                        .line("2026-01-10", "500.00", "A")
                        .line("2026-01-11", "500.00", "B"));
        return out;
    }

    private Answer open(String name, String type, @Nullable String currency) {
        return client.post(
                workspace,
                "/accounts",
                "{\"name\":\"%s\",\"type\":\"%s\",\"currency\":%s}"
                        .formatted(name, type, currency == null ? "null" : "\"" + currency + "\""));
    }

    private String accountNamed(String name) {
        return client.get(workspace, "/accounts?limit=500").items().stream()
                .filter(account -> name.equals(account.get("name")))
                .map(account -> String.valueOf(account.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static String entry(String date, String debit, String credit, String amount, String more) {
        return ("{\"date\":\"%s\",\"memo\":\"m\",%s\"postings\":[{\"accountId\":\"%s\",\"amount\":{\"amount\":\"%s\","
            + "\"currency\":\"SGD\"}},{\"accountId\":\"%s\",\"amount\":{\"amount\":\"-%s\",\"currency\":\"SGD\"}}]}")
                .formatted(date, more, debit, amount, credit, amount);
    }
}
