package io.financereport.reconciliation.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestClient.Answer;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Random commands of people and of the bank, with small amounts, so that they meet each other often. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerLawsTest implements OnRealParts {
    private static final int COMMANDS = 40;

    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void the_laws_hold_after_every_command() {
        Gen.check(4, gen -> {
            var workspace = TestBooks.newWorkspace();
            var banks = List.of(
                    books.bank(workspace, "DBS", "asset"),
                    books.bank(workspace, "OCBC", "asset"),
                    books.bank(workspace, "VISA", "liability"));
            var heard = new ArrayList<TestStatement>();
            var history = new ArrayList<String>();
            for (int i = 0; i < COMMANDS; i++) {
                var before = fingerprint(workspace);
                var answer = command(gen, workspace, banks, heard, history);
                try {
                    if (answer.status() >= 400) {
                        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                        assertThat(fingerprint(workspace)).isEqualTo(before);
                    }
                    books.untilSolved(workspace);
                    books.requireLaws(workspace);
                    requireBalances(workspace);
                } catch (AssertionError e) {
                    throw new AssertionError(e.getMessage() + "\nafter\n" + String.join("\n", history), e);
                }
            }
        });
    }

    private Answer command(
            Gen gen, WorkspaceId workspace, List<UUID> banks, List<TestStatement> heard, List<String> history) {
        return switch (gen.between(0, 8)) {
            case 0, 1 -> {
                var statement = statement(gen, gen.oneOf(banks));
                books.hear(workspace, statement);
                heard.add(statement);
                history.add(statement.toString());
                yield new Answer(200, Map.of());
            }
            case 7 -> {
                if (!heard.isEmpty()) {
                    var statement = gen.oneOf(heard);
                    heard.remove(statement);
                    books.revert(workspace, statement, Map.of());
                    books.untilReverted(workspace);
                    history.add("reverted " + statement.id());
                }
                yield new Answer(200, Map.of());
            }
            case 8 ->
                sent(
                        history,
                        workspace,
                        "/periods" + gen.oneOf("/close", "/reopen"),
                        "{\"through\":\"" + gen.oneOf("2025-12-31", "2026-01-31") + "\",\"reason\":\"law\"}");
            case 2 ->
                sent(history, workspace, "/journal-entries", entry(gen, gen.oneOf(banks), account(gen, workspace)));
            case 3 ->
                sent(
                        history,
                        workspace,
                        "/journal-entries/" + idOf(gen, workspace, "/journal-entries?includeVoided=true") + "/void",
                        "{\"reason\":\"law\"}");
            case 4, 5 ->
                sent(
                        history,
                        workspace,
                        "/reconciliation/matches/"
                                + idOf(
                                        gen,
                                        workspace,
                                        "/reconciliation/matches?status=" + gen.oneOf("review", "review", "rejected"))
                                + gen.oneOf("/accept", "/reject"),
                        "");
            default ->
                sent(
                        history,
                        workspace,
                        "/reconciliation/unmatched/" + idOf(gen, workspace, "/reconciliation/unmatched") + "/resolve",
                        "{\"counterAccountId\":\"" + account(gen, workspace) + "\"}");
        };
    }

    private Answer sent(List<String> history, WorkspaceId workspace, String path, String body) {
        var answer = client.post(workspace, path, body);
        history.add(path + " " + body + " -> " + answer.status() + " " + answer.text("code"));
        return answer;
    }

    private static TestStatement statement(Gen gen, UUID bank) {
        var from = LocalDate.parse("2026-01-01").plusDays(gen.between(0, 20));
        var statement = TestStatement.of(bank, from.toString(), from.plusDays(9).toString());
        statement = gen.onceIn(2) ? statement : statement.opening(gen.between(-9, 9) + ".00");
        for (int i = gen.between(0, 4); i > 0; i--) {
            statement = statement.line(
                    from.plusDays(gen.between(0, 9)).toString(),
                    gen.oneOf("", "-") + gen.between(0, 3) + ".00",
                    "LINE");
        }
        return statement;
    }

    private static String entry(Gen gen, UUID bank, String counter) {
        var amount = gen.between(1, 3);
        var wrong = gen.onceIn(5) ? amount + 1 : amount;
        return """
            {"date":"%s","memo":"law","post":%s,"postings":[
             {"accountId":"%s","amount":{"amount":"%d.00","currency":"SGD"}},
             {"accountId":"%s","amount":{"amount":"%d.00","currency":"SGD"}}]}
            """.formatted(
                        LocalDate.parse("2026-01-01").plusDays(gen.between(0, 30)),
                        !gen.onceIn(5),
                        bank,
                        amount,
                        counter,
                        -wrong);
    }

    private String account(Gen gen, WorkspaceId workspace) {
        return idOf(gen, workspace, "/accounts?limit=500");
    }

    private String idOf(Gen gen, WorkspaceId workspace, String list) {
        var items = client.get(workspace, list).items();
        return items.isEmpty()
                ? UUID.randomUUID().toString()
                : String.valueOf(gen.oneOf(items).get("id"));
    }

    private String fingerprint(WorkspaceId workspace) {
        return List.of("entry", "posting", "draft", "settlement", "match", "outbox", "to_solve", "period_change")
                .stream()
                .map(table -> table + "="
                        + books.number(workspace, "SELECT count(*) AS n FROM " + table + " WHERE workspace_id = ?"))
                .toList()
                .toString();
    }

    /** The balances that accounts show are the sums of all postings that entries show. */
    private void requireBalances(WorkspaceId workspace) {
        var sums = new HashMap<String, BigDecimal>();
        for (var entry : client.get(workspace, "/journal-entries?includeVoided=true&limit=500")
                .items()) {
            for (var posting : listOf(entry, "postings")) {
                sums.merge(String.valueOf(posting.get("accountId")), amountOf(posting.get("amount")), BigDecimal::add);
            }
        }
        for (var account : client.get(workspace, "/accounts?limit=500").items()) {
            var balances = listOf(account, "balances");
            var shown = balances.isEmpty() ? BigDecimal.ZERO : amountOf(balances.getFirst());
            assertThat(shown)
                    .as(String.valueOf(account.get("name")))
                    .isEqualByComparingTo(sums.getOrDefault(String.valueOf(account.get("id")), BigDecimal.ZERO));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> listOf(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(of.get(name));
    }

    private static BigDecimal amountOf(@Nullable Object money) {
        return new BigDecimal(String.valueOf(((Map<?, ?>) Objects.requireNonNull(money)).get("amount")));
    }
}
